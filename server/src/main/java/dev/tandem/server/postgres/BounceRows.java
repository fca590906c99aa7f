package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.inbound.DeliveryReport;
import dev.tandem.server.inbound.DeliveryReport.Failure;
import dev.tandem.server.inbound.ImportStore.Bounce;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes to whom an email could not be delivered (R18). */
@Component
class BounceRows {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final ChangeLog changes;

    BounceRows(JdbcClient jdbc, ConversationRows conversations, ChangeLog changes) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.changes = changes;
    }

    /**
     * The message it is about, if this mailbox sent it to one of those who failed, or the provider did in this mailbox's name: reports about
     * that come to the mailbox, too.
     */
    Optional<UUID> about(SubAccountId subAccount, MailboxId mailbox, DeliveryReport report) {
        String[] ids = report.about().stream().map(RfcMessageId::key).toArray(String[]::new);
        return jdbc.sql("""
                select message.message_id
                  from message
                 where message.sub_account_id = :subAccount
                   and (exists (select 1
                                  from message_source
                                 where message_source.sub_account_id = message.sub_account_id
                                   and message_source.message_id = message.message_id
                                   and message_source.mailbox_id = :mailbox)
                        or exists (select 1
                                     from delivery
                                     join participant
                                       on participant.sub_account_id = delivery.sub_account_id
                                      and participant.message_id = delivery.message_id
                                      and participant.role = 'FROM'
                                     join mailbox on mailbox.mailbox_id = :mailbox
                                    where delivery.sub_account_id = message.sub_account_id
                                      and delivery.message_id = message.message_id
                                      and (participant.match_key = mailbox.match_key
                                           or participant.address = any (mailbox.own_addresses))))
                   and message.rfc_message_key = any (:ids)
                   and message.direction = 'OUTBOUND'
                   and message.state in ('SENT', 'BOUNCED')
                   and exists (select 1
                                 from participant
                                where participant.sub_account_id = message.sub_account_id
                                  and participant.message_id = message.message_id
                                  and participant.role in ('TO', 'CC', 'BCC')
                                  and participant.match_key = any (:failed))
                 order by array_position(:ids::text[], message.rfc_message_key), message.message_id
                 limit 1
                """)
                .param("mailbox", mailbox.value())
                .param("subAccount", subAccount.value())
                .param("ids", ids)
                .param(
                        "failed",
                        report.failures().stream()
                                .map(Failure::recipient)
                                .map(EmailAddress::matchKey)
                                .toArray(String[]::new))
                .query(UUID.class)
                .optional();
    }

    /** R18: a report that came to the very address of the email, so it is about this one. */
    void ofProvider(SubAccountId subAccount, UUID message, DeliveryReport report, Instant now) {
        int noted = report.failures().stream()
                .mapToInt(failure -> note(subAccount, message, Optional.empty(), failure, now))
                .sum();
        if (noted > 0) {
            marked(subAccount, message, now);
        }
    }

    void note(SubAccountId subAccount, Bounce bounce, Instant now) {
        int noted = bounce.report().failures().stream()
                .mapToInt(failure -> note(subAccount, bounce.message(), Optional.of(bounce), failure, now))
                .sum();
        if (noted > 0) {
            marked(subAccount, bounce.message(), now);
        }
    }

    private void marked(SubAccountId subAccount, UUID message, Instant now) {
        mark(subAccount, message);
        UUID conversation = conversations.ofMessage(subAccount, message);
        conversations.refresh(subAccount, conversation);
        changes.append(subAccount, Subject.ofMessage(Kind.MESSAGE_CHANGED, conversation, message), now);
    }

    private int note(SubAccountId subAccount, UUID message, Optional<Bounce> inMailbox, Failure failure, Instant now) {
        return jdbc.sql("""
                insert into bounce (sub_account_id, message_id, match_key, address, status, diagnostic, mailbox_id, gmail_message_id,
                                    noted_at)
                select :subAccount, :message, :key, :address, :status, :diagnostic, :mailbox, :copy, :now
                 where exists (select 1
                                 from participant
                                where sub_account_id = :subAccount
                                  and message_id = :message
                                  and match_key = :key)
                on conflict (sub_account_id, message_id, match_key) do nothing
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("key", failure.recipient().matchKey())
                .param("address", failure.recipient().value())
                .param("status", failure.status().orElse(null))
                .param("diagnostic", failure.diagnostic())
                .param(
                        "mailbox",
                        inMailbox.map(bounce -> bounce.mailbox().value()).orElse(null))
                .param("copy", inMailbox.map(bounce -> bounce.copy().value()).orElse(null))
                .param("now", Columns.time(now))
                .update();
    }

    /** The reason names the first who failed: code, address, what the server said. */
    private void mark(SubAccountId subAccount, UUID message) {
        jdbc.sql("""
                update message
                   set state = 'BOUNCED', reason = told.reason
                  from (select 'BOUNCED ' || coalesce(status || ' ', '') || address || ': ' || diagnostic as reason
                          from bounce
                         where sub_account_id = :subAccount
                           and message_id = :message
                         order by noted_at, match_key
                         limit 1) as told
                 where message.sub_account_id = :subAccount
                   and message.message_id = :message
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
    }
}
