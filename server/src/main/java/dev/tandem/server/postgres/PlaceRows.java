package dev.tandem.server.postgres;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactBook;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Everybody;
import dev.tandem.core.conversation.Place;
import dev.tandem.core.conversation.Standing;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.core.mailbox.Baseline;
import dev.tandem.core.mailbox.Connection;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.OwnAddresses;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how a sub-account meets a message: policy, connections, people, and what stands there. */
@Component
class PlaceRows {

    private final JdbcClient jdbc;
    private final PolicyRows policies;
    private final StandingRows standings;

    PlaceRows(JdbcClient jdbc, PolicyRows policies, StandingRows standings) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.standings = standings;
    }

    Place read(SubAccountId subAccount, MailboxId mailbox, Message message, EmailIdentity identity) {
        Standing standing = standings.read(subAccount, mailbox, message, identity);
        ContactBook contacts = contacts(subAccount, message, standing);
        Set<EmailAddress> asked =
                Stream.concat(addresses(message), addresses(contacts)).collect(Collectors.toSet());
        return new Place(
                policies.policy(subAccount, asked),
                connections(subAccount, mailbox),
                new Everybody(contacts, policies.staff(subAccount, asked), own(mailbox)),
                standing);
    }

    private static Stream<EmailAddress> addresses(Message message) {
        return message.participants().stream().map(participant -> participant.address());
    }

    private static Stream<EmailAddress> addresses(ContactBook contacts) {
        return contacts.contacts().stream().flatMap(contact -> contact.addresses().stream());
    }

    private List<Connection> connections(SubAccountId subAccount, MailboxId mailbox) {
        return jdbc.sql("""
                select user_id, baseline_cursor, baseline_at
                  from connection
                 where sub_account_id = :subAccount
                   and mailbox_id = :mailbox
                   and disconnected_at is null
                   and paused_at is null
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .query((row, n) -> new Connection(
                        new UserId(Columns.uuid(row, "user_id")),
                        new Baseline(Columns.cursor(row, "baseline_cursor"), Columns.instant(row, "baseline_at"))))
                .list();
    }

    private OwnAddresses own(MailboxId mailbox) {
        return new OwnAddresses(
                jdbc.sql("""
                select own
                  from mailbox
                  cross join unnest(own_addresses || address) as own
                 where mailbox_id = :mailbox
                """).param("mailbox", mailbox.value()).query((row, n) -> row.getString("own")).list().stream()
                        .flatMap(address -> EmailAddress.parse(address).stream())
                        .collect(Collectors.toSet()));
    }

    /** All that share an address with the message, and the one whose thread it is in; each with every address (R28). */
    private ContactBook contacts(SubAccountId subAccount, Message message, Standing standing) {
        return contacts(
                subAccount,
                addresses(message).collect(Collectors.toSet()),
                Stream.concat(standing.binding().stream(), standing.branches().stream()));
    }

    /** All that have one of these addresses, and those whose threads these are; each with every address (R28). */
    ContactBook contacts(SubAccountId subAccount, Set<EmailAddress> addresses, Stream<Binding> threads) {
        PlusSuffix suffix = policies.plusSuffix(subAccount);
        String[] keys =
                addresses.stream().map(EmailAddress::matchKey).distinct().toArray(String[]::new);
        String[] folded = addresses.stream()
                .map(address -> address.matchKey(suffix))
                .distinct()
                .toArray(String[]::new);
        UUID[] bound =
                threads.map(Binding::contact).map(ContactId::value).distinct().toArray(UUID[]::new);
        return new ContactBook(
                jdbc.sql("""
                with meant as (
                    select contact_id
                      from contact_address
                     where sub_account_id = :subAccount
                       and (match_key = any (:keys) or (:ignored and folded_key = any (:folded)))
                    union
                    select unnest(:bound::uuid[])
                )
                select contact.contact_id, contact.created_at, contact.assigned_to,
                       array(select value
                               from contact_address
                              where contact_address.sub_account_id = contact.sub_account_id
                                and contact_address.contact_id = contact.contact_id) as addresses
                  from meant
                  join contact
                    on contact.sub_account_id = :subAccount
                   and contact.contact_id = meant.contact_id
                """)
                        .param("subAccount", subAccount.value())
                        .param("keys", keys)
                        .param("ignored", suffix == PlusSuffix.IGNORED)
                        .param("folded", folded)
                        .param("bound", bound)
                        .query((row, n) -> contact(row))
                        .list(),
                suffix);
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                new ContactId(Columns.uuid(row, "contact_id")),
                Columns.instant(row, "created_at"),
                Columns.texts(row, "addresses").stream()
                        .flatMap(value -> EmailAddress.parse(value).stream())
                        .collect(Collectors.toSet()),
                Columns.optionalUuid(row, "assigned_to").map(UserId::new));
    }
}
