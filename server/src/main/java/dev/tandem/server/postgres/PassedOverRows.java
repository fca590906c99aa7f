package dev.tandem.server.postgres;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.MailboxStore.NewConnection;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * R80: what came after the place where a connection begins, and was judged for others before the connection stood. Another server may read
 * the mailbox while somebody consents; what it passed meanwhile is judged again, so that it has a verdict here, too.
 */
final class PassedOverRows {

    private final JdbcClient jdbc;
    private final JudgeAgainRows again;

    PassedOverRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.again = new JudgeAgainRows(jdbc);
    }

    /** After a pause also what had a verdict here and was judged anew meanwhile for others: it was asked for here, too, or does no harm. */
    void judgeSince(MailboxId mailbox, Instant pausedAt, Instant now) {
        Set<GmailMessageId> judged = jdbc.sql("""
                select gmail_message_id
                  from arrival
                 where mailbox_id = :mailbox
                   and state = 'JUDGED'
                   and judged_at >= :pausedAt
                """)
                .param("mailbox", mailbox.value())
                .param("pausedAt", Columns.time(pausedAt))
                .query((row, n) -> new GmailMessageId(row.getString("gmail_message_id")))
                .set();
        if (!judged.isEmpty()) {
            again.run(mailbox, judged, now);
        }
    }

    void judgeAgain(NewConnection connection, Instant now) {
        Set<GmailMessageId> passed = jdbc.sql("""
                select gmail_message_id
                  from arrival
                 where mailbox_id = :mailbox
                   and state = 'JUDGED'
                   and (added_at > :baseline or (added_at is null and met_at >= :baselineAt))
                   and not exists (select 1
                                     from verdict
                                    where verdict.mailbox_id = arrival.mailbox_id
                                      and verdict.gmail_message_id = arrival.gmail_message_id
                                      and verdict.sub_account_id = :subAccount)
                """)
                .param("mailbox", connection.mailbox().value())
                .param("baseline", Columns.number(connection.baseline()))
                .param("baselineAt", Columns.time(connection.baselineAt()))
                .param("subAccount", connection.subAccount().value())
                .query((row, n) -> new GmailMessageId(row.getString("gmail_message_id")))
                .set();
        if (!passed.isEmpty()) {
            again.run(connection.mailbox(), passed, now);
        }
    }
}
