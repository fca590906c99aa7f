package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Details;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes contacts and what the search looks at. */
final class ContactRows {

    private final JdbcClient jdbc;

    ContactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID add(SubAccountId subAccount, Details details, Instant now) {
        UUID contact = values(jdbc.sql("""
                insert into contact (sub_account_id, first_name, last_name, company, job_title, assigned_to, do_not_disturb, tags,
                                     search_text, created_at, updated_at)
                values (:subAccount, :firstName, :lastName, :company, :jobTitle, :assignedTo, :doNotDisturb, :tags, :searchText, :now, :now)
                returning contact_id
                """), subAccount, details, now)
                .query(UUID.class)
                .single();
        keepAddresses(subAccount, contact, details.addresses());
        return contact;
    }

    /** Contacts, then their addresses, each by one statement; the ids are drawn first so that both know them. */
    List<UUID> addAll(SubAccountId subAccount, List<Details> all, Instant now) {
        List<UUID> ids = jdbc.sql("select uuidv7() as contact_id from generate_series(1, :count)")
                .param("count", all.size())
                .query((row, n) -> Columns.uuid(row, "contact_id"))
                .list();
        jdbc.sql("""
                insert into contact (sub_account_id, contact_id, first_name, last_name, company, job_title, assigned_to,
                                     do_not_disturb, tags, search_text, created_at, updated_at)
                select :subAccount, contact_id, first_name, last_name, company, job_title, assigned_to, do_not_disturb,
                       array(select jsonb_array_elements_text(tags::jsonb)), search_text, :now, :now
                  from unnest(:ids::uuid[], :firstNames::text[], :lastNames::text[], :companies::text[], :jobTitles::text[],
                              :assignedTo::uuid[], :doNotDisturb::boolean[], :tags::text[], :searchTexts::text[])
                       as given (contact_id, first_name, last_name, company, job_title, assigned_to, do_not_disturb, tags, search_text)
                """)
                .param("subAccount", subAccount.value())
                .param("now", Columns.time(now))
                .param("ids", ids.toArray(UUID[]::new))
                .param("firstNames", texts(all, Details::firstName))
                .param("lastNames", texts(all, Details::lastName))
                .param("companies", texts(all, Details::company))
                .param("jobTitles", texts(all, Details::jobTitle))
                .param(
                        "assignedTo",
                        all.stream()
                                .map(each ->
                                        each.assignedTo().map(UserId::value).orElse(null))
                                .toArray(UUID[]::new))
                .param("doNotDisturb", all.stream().map(Details::doNotDisturb).toArray(Boolean[]::new))
                .param("tags", texts(all, each -> JsonTexts.array(each.tags())))
                .param("searchTexts", texts(all, ContactRows::searchText))
                .update();
        addAddresses(subAccount, ids, all);
        return ids;
    }

    private void addAddresses(SubAccountId subAccount, List<UUID> ids, List<Details> all) {
        record Row(UUID contact, Address address, int position) {}
        List<Row> rows = IntStream.range(0, ids.size())
                .boxed()
                .flatMap(at -> IntStream.range(0, all.get(at).addresses().size())
                        .mapToObj(position ->
                                new Row(ids.get(at), all.get(at).addresses().get(position), position)))
                .toList();
        jdbc.sql("""
                insert into contact_address (sub_account_id, contact_id, match_key, value, is_primary, position)
                select :subAccount, contact_id, match_key, value, is_primary, position
                  from unnest(:contacts::uuid[], :matchKeys::text[], :values::text[], :primary::boolean[], :positions::integer[])
                       as given (contact_id, match_key, value, is_primary, position)
                """)
                .param("subAccount", subAccount.value())
                .param("contacts", rows.stream().map(Row::contact).toArray(UUID[]::new))
                .param(
                        "matchKeys",
                        rows.stream()
                                .map(row -> new EmailAddress(row.address().value()).matchKey())
                                .toArray(String[]::new))
                .param("values", rows.stream().map(row -> row.address().value()).toArray(String[]::new))
                .param(
                        "primary",
                        rows.stream().map(row -> row.address().primary()).toArray(Boolean[]::new))
                .param("positions", rows.stream().map(Row::position).toArray(Integer[]::new))
                .update();
    }

    private static String[] texts(List<Details> all, Function<Details, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    void change(SubAccountId subAccount, UUID contact, Details details, Instant now) {
        values(jdbc.sql("""
                update contact
                   set first_name = :firstName, last_name = :lastName, company = :company, job_title = :jobTitle,
                       assigned_to = :assignedTo, do_not_disturb = :doNotDisturb, tags = :tags, search_text = :searchText,
                       updated_at = :now
                 where sub_account_id = :subAccount
                   and contact_id = :contact
                """), subAccount, details, now)
                .param("contact", contact)
                .update();
        jdbc.sql("""
                delete from contact_address
                 where sub_account_id = :subAccount
                   and contact_id = :contact
                """)
                .param("subAccount", subAccount.value())
                .param("contact", contact)
                .update();
        keepAddresses(subAccount, contact, details.addresses());
    }

    /** R75: conversation, threads and messages go with it by their foreign keys; bindings go with the threads. */
    void delete(SubAccountId subAccount, UUID contact) {
        jdbc.sql("""
                delete from contact
                 where sub_account_id = :subAccount
                   and contact_id = :contact
                """)
                .param("subAccount", subAccount.value())
                .param("contact", contact)
                .update();
        forgetMerges(subAccount, contact);
    }

    /** Nothing of those who had become part of it is kept either. */
    private void forgetMerges(SubAccountId subAccount, UUID contact) {
        jdbc.sql("delete from contact_merge where sub_account_id = :subAccount and into_id = :contact")
                .param("subAccount", subAccount.value())
                .param("contact", contact)
                .update();
    }

    private void keepAddresses(SubAccountId subAccount, UUID contact, List<Address> addresses) {
        for (int position = 0; position < addresses.size(); position++) {
            Address address = addresses.get(position);
            jdbc.sql("""
                    insert into contact_address (sub_account_id, contact_id, match_key, value, is_primary, position)
                    values (:subAccount, :contact, :matchKey, :value, :primary, :position)
                    """)
                    .param("subAccount", subAccount.value())
                    .param("contact", contact)
                    .param("matchKey", new EmailAddress(address.value()).matchKey())
                    .param("value", address.value())
                    .param("primary", address.primary())
                    .param("position", position)
                    .update();
        }
    }

    private static JdbcClient.StatementSpec values(
            JdbcClient.StatementSpec statement, SubAccountId subAccount, Details details, Instant now) {
        return statement
                .param("subAccount", subAccount.value())
                .param("firstName", details.firstName())
                .param("lastName", details.lastName())
                .param("company", details.company())
                .param("jobTitle", details.jobTitle())
                .param("assignedTo", details.assignedTo().map(UserId::value).orElse(null))
                .param("doNotDisturb", details.doNotDisturb())
                .param("tags", Columns.texts(details.tags()))
                .param("searchText", searchText(details))
                .param("now", Columns.time(now));
    }

    private static String searchText(Details details) {
        Stream<String> names = Stream.of(details.firstName(), details.lastName(), details.company());
        return Stream.concat(names, details.addresses().stream().map(Address::value))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }
}
