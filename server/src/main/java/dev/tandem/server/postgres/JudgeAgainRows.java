package dev.tandem.server.postgres;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts messages that have a verdict, or wait for a person, back among those that wait for one. */
final class JudgeAgainRows {

    private final JdbcClient jdbc;
    private final MailboxRows mailboxes;

    JudgeAgainRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.mailboxes = new MailboxRows(jdbc);
    }

    /** Labels may have changed since history told them, so they are asked for anew. */
    int run(MailboxId mailbox, Set<GmailMessageId> messages, Instant now) {
        int waiting = jdbc.sql("""
                update arrival
                   set state = 'PENDING', attempts = 0, reason = null, next_attempt_at = :now, judged_at = null,
                       labels = case when state = 'PENDING' then labels end
                 where mailbox_id = :mailbox
                   and gmail_message_id = any (:messages)
                   and state <> 'GONE'
                """)
                .param("now", Columns.time(now))
                .param("mailbox", mailbox.value())
                .param("messages", messages.stream().map(GmailMessageId::value).toArray(String[]::new))
                .update();
        if (waiting > 0) {
            mailboxes.hint(mailbox, now);
        }
        return waiting;
    }
}
