package dev.tandem.server.postgres;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactBook;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.conversation.ConversationThreadId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Place;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mailbox.Baseline;
import dev.tandem.core.mailbox.Connection;
import dev.tandem.core.mailbox.MailboxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how a sub-account meets a message: gate, connections, contacts, bindings. */
@Component
class PlaceRows {

    private final JdbcClient jdbc;

    PlaceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Place read(SubAccountId subAccount, MailboxId mailbox, Message message, EmailIdentity identity) {
        return new Place(
                gate(subAccount),
                connections(subAccount, mailbox),
                contacts(subAccount, message),
                binding(subAccount, mailbox, message),
                sameEmail(subAccount, identity));
    }

    private GatePolicy gate(SubAccountId subAccount) {
        return jdbc.sql("""
                select gate_policy
                  from sub_account
                 where sub_account_id = :subAccount
                """)
                .param("subAccount", subAccount.value())
                .query((row, n) -> GatePolicy.valueOf(row.getString("gate_policy")))
                .single();
    }

    private List<Connection> connections(SubAccountId subAccount, MailboxId mailbox) {
        return jdbc.sql("""
                select user_id, baseline_cursor, baseline_at
                  from connection
                 where sub_account_id = :subAccount
                   and mailbox_id = :mailbox
                   and disconnected_at is null
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .query((row, n) -> new Connection(
                        new UserId(Columns.uuid(row, "user_id")),
                        new Baseline(Columns.cursor(row, "baseline_cursor"), Columns.instant(row, "baseline_at"))))
                .list();
    }

    private ContactBook contacts(SubAccountId subAccount, Message message) {
        String[] keys = message.participants().stream()
                .map(participant -> participant.address().matchKey())
                .distinct()
                .toArray(String[]::new);
        return new ContactBook(jdbc.sql("""
                select contact.contact_id, contact.created_at, contact.assigned_to,
                       array_agg(contact_address.value) as addresses
                  from contact_address
                  join contact using (sub_account_id, contact_id)
                 where contact_address.sub_account_id = :subAccount
                   and contact_address.match_key = any (:keys)
                 group by contact.contact_id, contact.created_at, contact.assigned_to
                """)
                .param("subAccount", subAccount.value())
                .param("keys", keys)
                .query((row, n) -> contact(row))
                .list());
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

    private Optional<Binding> binding(SubAccountId subAccount, MailboxId mailbox, Message message) {
        return jdbc.sql("""
                select thread.thread_id, conversation.contact_id
                  from binding
                  join thread using (sub_account_id, thread_id)
                  join conversation using (sub_account_id, conversation_id)
                 where binding.mailbox_id = :mailbox
                   and binding.gmail_thread_id = :thread
                   and binding.sub_account_id = :subAccount
                """)
                .param("mailbox", mailbox.value())
                .param("thread", message.threadId().value())
                .param("subAccount", subAccount.value())
                .query((row, n) -> binding(row))
                .optional();
    }

    private Optional<Binding> sameEmail(SubAccountId subAccount, EmailIdentity identity) {
        return jdbc.sql("""
                select message.thread_id, conversation.contact_id
                  from message
                  join conversation using (sub_account_id, conversation_id)
                 where message.sub_account_id = :subAccount
                   and message.identity = :identity
                """)
                .param("subAccount", subAccount.value())
                .param("identity", identity.value())
                .query((row, n) -> binding(row))
                .optional();
    }

    private static Binding binding(ResultSet row) throws SQLException {
        return new Binding(
                new ConversationThreadId(Columns.uuid(row, "thread_id")),
                new ContactId(Columns.uuid(row, "contact_id")));
    }
}
