package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.MailDomain;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts sub-accounts, users and contacts into a test database, by SQL alone. */
public final class CrmFixture {

    private static final Instant SPRING = Instant.parse("2026-04-01T08:00:00Z");

    private final JdbcClient jdbc;

    public CrmFixture(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A sub-account in an agency of its own. */
    public SubAccountId subAccount(String name) {
        return new SubAccountId(jdbc.sql("""
                with made as (
                    insert into agency (name, created_at) values ('Agency', :now) returning agency_id
                )
                insert into sub_account (agency_id, name, time_zone, language, created_at)
                select agency_id, :name, 'Europe/Berlin', 'de', :now
                  from made
                returning sub_account_id
                """)
                .param("name", name)
                .param("now", Columns.time(SPRING))
                .query(UUID.class)
                .single());
    }

    /** A user who is a member there. */
    public UserId user(SubAccountId subAccount, String name, String address) {
        return new UserId(jdbc.sql("""
                with made as (
                    insert into crm_user (agency_id, email_address, match_key, name, language, time_zone, created_at)
                    select agency_id, :address, :matchKey, :name, 'en', 'Europe/Berlin', :now
                      from sub_account
                     where sub_account_id = :subAccount
                    returning user_id
                )
                insert into membership (sub_account_id, user_id, role, created_at)
                select :subAccount, user_id, 'USER', :now
                  from made
                returning user_id
                """)
                .param("subAccount", subAccount.value())
                .param("address", address)
                .param("matchKey", new EmailAddress(address).matchKey())
                .param("name", name)
                .param("now", Columns.time(SPRING))
                .query(UUID.class)
                .single());
    }

    /** A contact with one address, assigned to nobody. */
    public UUID contact(SubAccountId subAccount, String firstName, String lastName, String address) {
        return jdbc.sql("""
                with made as (
                    insert into contact (sub_account_id, first_name, last_name, created_at, updated_at, search_text)
                    values (:subAccount, :firstName, :lastName, :now, :now, lower(:firstName || ' ' || :lastName || ' ' || :address))
                    returning contact_id
                )
                insert into contact_address (sub_account_id, contact_id, match_key, value, is_primary, position)
                select :subAccount, contact_id, :matchKey, :address, true, 0
                  from made
                returning contact_id
                """)
                .param("subAccount", subAccount.value())
                .param("firstName", firstName)
                .param("lastName", lastName)
                .param("address", address)
                .param("matchKey", new EmailAddress(address).matchKey())
                .param("now", Columns.time(SPRING))
                .query(UUID.class)
                .single();
    }

    /** Assigns a contact. */
    public void assign(SubAccountId subAccount, UUID contact, UserId user) {
        jdbc.sql("""
                update contact
                   set assigned_to = :user
                 where sub_account_id = :subAccount
                   and contact_id = :contact
                """)
                .param("subAccount", subAccount.value())
                .param("contact", contact)
                .param("user", user.value())
                .update();
    }

    /** Gives a contact one more address. */
    public void address(SubAccountId subAccount, UUID contact, String address) {
        jdbc.sql("""
                insert into contact_address (sub_account_id, contact_id, match_key, value, is_primary, position)
                values (:subAccount, :contact, :matchKey, :address, false, 1)
                """)
                .param("subAccount", subAccount.value())
                .param("contact", contact)
                .param("address", address)
                .param("matchKey", new EmailAddress(address).matchKey())
                .update();
    }

    /** Makes a user a member. */
    public void join(SubAccountId subAccount, UserId user) {
        jdbc.sql("insert into membership (sub_account_id, user_id, role, created_at) values (:s, :u, 'USER', :now)")
                .param("s", subAccount.value())
                .param("u", user.value())
                .param("now", Columns.time(SPRING))
                .update();
    }

    /** Sets the sub-account's gate (R13). */
    public void gate(SubAccountId subAccount, String policy) {
        jdbc.sql("update sub_account set gate_policy = :policy where sub_account_id = :s")
                .param("policy", policy)
                .param("s", subAccount.value())
                .update();
    }

    /** R13, R16: puts an address or a domain on a list, for everybody or for one user. */
    public UUID listed(SubAccountId subAccount, String list, Optional<UserId> user, String value) {
        Optional<EmailAddress> address = EmailAddress.parse(value);
        return jdbc.sql("""
                insert into address_list_entry (sub_account_id, list, user_id, match_key, domain, value, created_at)
                values (:subAccount, :list, :user, :key, :domain, :value, now())
                returning address_list_entry_id
                """)
                .param("subAccount", subAccount.value())
                .param("list", list)
                .param("user", user.map(UserId::value).orElse(null))
                .param("key", address.map(EmailAddress::matchKey).orElse(null))
                .param(
                        "domain",
                        address.isPresent()
                                ? null
                                : MailDomain.parse(value).orElseThrow().value())
                .param("value", value)
                .query(UUID.class)
                .single();
    }

    /** R28: the sub-account says that a suffix names nobody else. */
    public void ignoreSuffix(SubAccountId subAccount) {
        jdbc.sql("update sub_account set plus_suffix = 'IGNORED' where sub_account_id = :subAccount")
                .param("subAccount", subAccount.value())
                .update();
    }

    /** Lets a contact be younger than all others. */
    public void createdLater(SubAccountId subAccount, UUID contact) {
        jdbc.sql("update contact set created_at = now() where sub_account_id = :s and contact_id = :c")
                .param("s", subAccount.value())
                .param("c", contact)
                .update();
    }

    /** Takes all addresses from a contact. */
    public void withoutAddresses(SubAccountId subAccount, UUID contact) {
        jdbc.sql("delete from contact_address where sub_account_id = :s and contact_id = :c")
                .param("s", subAccount.value())
                .param("c", contact)
                .update();
    }

    /** Ends a membership without a word to anybody. */
    public void leave(SubAccountId subAccount, UserId user) {
        jdbc.sql("delete from membership where sub_account_id = :s and user_id = :u")
                .param("s", subAccount.value())
                .param("u", user.value())
                .update();
    }

    /** Lets a user run the agency. */
    public void agencyAdmin(UserId user) {
        jdbc.sql("update crm_user set agency_admin = true where user_id = :u")
                .param("u", user.value())
                .update();
    }
}
