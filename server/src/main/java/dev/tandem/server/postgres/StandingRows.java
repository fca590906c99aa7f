package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.conversation.Claim;
import dev.tandem.core.conversation.ConversationThreadId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Rule;
import dev.tandem.core.conversation.Standing;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what stands in a sub-account already and touches a message. */
@Component
class StandingRows {

    private final JdbcClient jdbc;

    StandingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which message is meant, and where. */
    private record Met(SubAccountId subAccount, MailboxId mailbox, Message message, EmailIdentity identity) {}

    Standing read(SubAccountId subAccount, MailboxId mailbox, Message message, EmailIdentity identity) {
        Met met = new Met(subAccount, mailbox, message, identity);
        Optional<Binding> binding = binding(met);
        return new Standing(
                binding,
                binding.map(bound -> branches(met, bound)).orElse(List.of()),
                binding.flatMap(bound -> answered(met)),
                binding.isPresent() ? Optional.empty() : answeredUnseen(met),
                binding.map(bound -> tookPart(met)).orElse(Set.of()),
                sameEmail(met),
                claimedElsewhere(met),
                Standing.Own.NONE);
    }

    private Optional<Binding> binding(Met met) {
        return jdbc.sql("""
                select thread.thread_id, conversation.contact_id
                  from binding
                  join thread using (sub_account_id, thread_id)
                  join conversation using (sub_account_id, conversation_id)
                 where binding.mailbox_id = :mailbox
                   and binding.gmail_thread_id = :thread
                   and binding.sub_account_id = :subAccount
                """)
                .param("mailbox", met.mailbox().value())
                .param("thread", met.message().threadId().value())
                .param("subAccount", met.subAccount().value())
                .query((row, n) -> binding(row))
                .optional();
    }

    /** R26: threads of the CRM beside the bound one that hold messages of the mailbox's thread. */
    private List<Binding> branches(Met met, Binding bound) {
        return jdbc.sql("""
                select message.thread_id, conversation.contact_id
                  from mailbox_copy
                  join message_source
                    on message_source.sub_account_id = :subAccount
                   and message_source.mailbox_id = mailbox_copy.mailbox_id
                   and message_source.gmail_message_id = mailbox_copy.gmail_message_id
                  join message
                    on message.sub_account_id = message_source.sub_account_id
                   and message.message_id = message_source.message_id
                  join conversation
                    on conversation.sub_account_id = message.sub_account_id
                   and conversation.conversation_id = message.conversation_id
                 where mailbox_copy.mailbox_id = :mailbox
                   and mailbox_copy.gmail_thread_id = :thread
                   and message.thread_id <> :bound
                 group by message.thread_id, conversation.contact_id
                 order by max(message.received_at) desc, message.thread_id
                """)
                .param("subAccount", met.subAccount().value())
                .param("mailbox", met.mailbox().value())
                .param("thread", met.message().threadId().value())
                .param("bound", bound.thread().value())
                .query((row, n) -> binding(row))
                .list();
    }

    private static String[] answers(Met met) {
        return met.message().nature().answers().stream().map(RfcMessageId::key).toArray(String[]::new);
    }

    /** R26, F64: what it says it answers counts only if the provider put both into one thread. */
    private Optional<Binding> answered(Met met) {
        String[] answers = answers(met);
        if (answers.length == 0) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select message.thread_id, conversation.contact_id
                  from message
                  join conversation using (sub_account_id, conversation_id)
                  join message_source using (sub_account_id, message_id)
                  join mailbox_copy
                    on mailbox_copy.mailbox_id = message_source.mailbox_id
                   and mailbox_copy.gmail_message_id = message_source.gmail_message_id
                 where message.sub_account_id = :subAccount
                   and message.rfc_message_key = any (:answers)
                   and mailbox_copy.mailbox_id = :mailbox
                   and mailbox_copy.gmail_thread_id = :thread
                 order by array_position(:answers::text[], message.rfc_message_key), message.message_id
                 limit 1
                """)
                .param("subAccount", met.subAccount().value())
                .param("answers", answers)
                .param("mailbox", met.mailbox().value())
                .param("thread", met.message().threadId().value())
                .query((row, n) -> binding(row))
                .optional();
    }

    /** R20, R64: what it says it answers, if that came to a smart address and to no mailbox. */
    private Optional<Binding> answeredUnseen(Met met) {
        String[] answers = answers(met);
        if (answers.length == 0) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select message.thread_id, conversation.contact_id
                  from message
                  join conversation using (sub_account_id, conversation_id)
                 where message.sub_account_id = :subAccount
                   and message.rfc_message_key = any (:answers)
                   and exists (select 1
                                 from message_source
                                where message_source.sub_account_id = message.sub_account_id
                                  and message_source.message_id = message.message_id
                                  and door = 'SMART_BCC')
                   and not exists (select 1
                                     from message_source
                                    where message_source.sub_account_id = message.sub_account_id
                                      and message_source.message_id = message.message_id
                                      and gmail_message_id is not null)
                 order by array_position(:answers::text[], message.rfc_message_key), message.message_id
                 limit 1
                """)
                .param("subAccount", met.subAccount().value())
                .param("answers", answers)
                .query((row, n) -> binding(row))
                .optional();
    }

    /** R26: everybody on the earlier emails of the mailbox's thread, as far as they stand here. */
    private Set<EmailAddress> tookPart(Met met) {
        return jdbc
                .sql("""
                select distinct participant.address
                  from mailbox_copy
                  join message_source
                    on message_source.sub_account_id = :subAccount
                   and message_source.mailbox_id = mailbox_copy.mailbox_id
                   and message_source.gmail_message_id = mailbox_copy.gmail_message_id
                  join message
                    on message.sub_account_id = message_source.sub_account_id
                   and message.message_id = message_source.message_id
                  join participant
                    on participant.sub_account_id = message.sub_account_id
                   and participant.message_id = message.message_id
                 where mailbox_copy.mailbox_id = :mailbox
                   and mailbox_copy.gmail_thread_id = :thread
                   and mailbox_copy.gmail_message_id <> :itself
                   and message.received_at <= :at
                """)
                .param("subAccount", met.subAccount().value())
                .param("mailbox", met.mailbox().value())
                .param("thread", met.message().threadId().value())
                .param("itself", met.message().id().value())
                .param("at", Columns.time(met.message().internalDate()))
                .query((row, n) -> row.getString("address"))
                .list()
                .stream()
                .flatMap(address -> EmailAddress.parse(address).stream())
                .collect(Collectors.toSet());
    }

    private Optional<Binding> sameEmail(Met met) {
        return jdbc.sql("""
                select message.thread_id, conversation.contact_id
                  from message
                  join conversation using (sub_account_id, conversation_id)
                 where message.sub_account_id = :subAccount
                   and message.identity = :identity
                """)
                .param("subAccount", met.subAccount().value())
                .param("identity", met.identity().value())
                .query((row, n) -> binding(row))
                .optional();
    }

    /** Cross-tenant by purpose: who has the thread is the one thing a sub-account learns of another (R32). */
    private Optional<Claim> claimedElsewhere(Met met) {
        return claim(
                jdbc, met.subAccount(), met.mailbox(), met.message().threadId().value());
    }

    static Optional<Claim> claim(JdbcClient jdbc, SubAccountId subAccount, MailboxId mailbox, String thread) {
        return jdbc.sql("""
                select sub_account_id, claimed_at, rule
                  from claim
                 where mailbox_id = :mailbox
                   and gmail_thread_id = :thread
                   and sub_account_id <> :subAccount
                """)
                .param("mailbox", mailbox.value())
                .param("thread", thread)
                .param("subAccount", subAccount.value())
                .query((row, n) -> new Claim(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")),
                        Columns.instant(row, "claimed_at"),
                        Rule.valueOf(row.getString("rule"))))
                .optional();
    }

    private static Binding binding(ResultSet row) throws SQLException {
        return new Binding(
                new ConversationThreadId(Columns.uuid(row, "thread_id")),
                new ContactId(Columns.uuid(row, "contact_id")));
    }
}
