package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactCard;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.PersonName;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.contact.WrittenAddress;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Details;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contacts between the tables and core's words: those that stand, and those that a merge kept. */
final class CardRows {

    private final JdbcClient jdbc;
    private final ContactCards contacts;
    private final ContactRows rows;

    CardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.contacts = new ContactCards(jdbc);
        this.rows = new ContactRows(jdbc);
    }

    List<ContactCard> read(SubAccountId subAccount, List<UUID> ids) {
        return contacts.read(subAccount, ids).stream()
                .map(card -> card(card.contactId(), card.createdAt(), card.details()))
                .toList();
    }

    /** What a merge kept, the one that stayed included. */
    List<ContactCard> kept(SubAccountId subAccount, UUID merge) {
        return jdbc.sql("""
                select contact_id, first_name, last_name, company, job_title, assigned_to, do_not_disturb, tags, addresses,
                       primary_address, created_at
                  from merged_contact
                 where sub_account_id = :subAccount
                   and merge_id = :merge
                """)
                .param("subAccount", subAccount.value())
                .param("merge", merge)
                .query((row, n) -> kept(row))
                .list();
    }

    void write(SubAccountId subAccount, ContactCard card, Instant now) {
        rows.change(subAccount, card.id().value(), details(card), now);
    }

    private static ContactCard card(UUID id, Instant createdAt, Details details) {
        return new ContactCard(
                new ContactId(id),
                createdAt,
                new PersonName(details.firstName(), details.lastName()),
                details.company(),
                details.jobTitle(),
                details.addresses().stream()
                        .map(address -> new WrittenAddress(address.value(), address.primary()))
                        .toList(),
                details.assignedTo(),
                details.tags(),
                details.doNotDisturb());
    }

    private static ContactCard kept(ResultSet row) throws SQLException {
        Optional<String> primary = Columns.optionalText(row, "primary_address");
        return new ContactCard(
                new ContactId(Columns.uuid(row, "contact_id")),
                Columns.instant(row, "created_at"),
                new PersonName(row.getString("first_name"), row.getString("last_name")),
                row.getString("company"),
                row.getString("job_title"),
                Columns.texts(row, "addresses").stream()
                        .map(value -> new WrittenAddress(
                                value, primary.filter(value::equals).isPresent()))
                        .toList(),
                Columns.optionalUuid(row, "assigned_to").map(UserId::new),
                Columns.texts(row, "tags"),
                row.getBoolean("do_not_disturb"));
    }

    private static Details details(ContactCard card) {
        return new Details(
                card.name().first(),
                card.name().last(),
                card.company(),
                card.jobTitle(),
                card.addresses().stream()
                        .map(address -> new Address(address.value(), address.primary()))
                        .toList(),
                card.assignedTo(),
                card.tags(),
                card.doNotDisturb());
    }
}
