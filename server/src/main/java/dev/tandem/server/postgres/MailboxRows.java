package dev.tandem.server.postgres;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.OwnAddresses;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import dev.tandem.server.mailbox.MailboxStore.Mailbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mailboxes as such, and the hint that something is new in one. */
final class MailboxRows {

    private final JdbcClient jdbc;

    MailboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Mailbox> find(MailboxId mailbox) {
        return jdbc.sql("""
                select mailbox_id, address, own_addresses, consent, history_cursor, limited_until, watch_expires_at, last_synced_at
                  from mailbox
                 where mailbox_id = :mailbox
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> mailbox(row))
                .optional();
    }

    /** The row's mailbox; the columns are named as in the table. */
    static Mailbox mailbox(ResultSet row) throws SQLException {
        return new Mailbox(
                new MailboxId(Columns.uuid(row, "mailbox_id")),
                new EmailAddress(row.getString("address")),
                new OwnAddresses(Columns.texts(row, "own_addresses").stream()
                        .map(EmailAddress::new)
                        .collect(Collectors.toSet())),
                Consent.valueOf(row.getString("consent")),
                Columns.cursor(row, "history_cursor"),
                Columns.optionalInstant(row, "limited_until"),
                Columns.optionalInstant(row, "watch_expires_at"),
                Columns.optionalInstant(row, "last_synced_at"));
    }

    Optional<MailboxId> ofSubject(String subject) {
        return jdbc.sql("""
                select mailbox_id
                  from mailbox
                 where provider = 'GMAIL'
                   and provider_subject = :subject
                """)
                .param("subject", subject)
                .query((row, n) -> new MailboxId(Columns.uuid(row, "mailbox_id")))
                .optional();
    }

    List<MailboxId> connectedWithAddress(EmailAddress address) {
        return jdbc.sql("""
                select mailbox_id
                  from mailbox
                 where provider = 'GMAIL'
                   and match_key = :matchKey
                   and exists (select 1
                                 from connection
                                where connection.mailbox_id = mailbox.mailbox_id
                                  and disconnected_at is null)
                 order by mailbox_id
                """)
                .param("matchKey", address.matchKey())
                .query((row, n) -> new MailboxId(Columns.uuid(row, "mailbox_id")))
                .list();
    }

    /** A limited mailbox keeps its peace until its time (F34). Told to every node when the transaction commits. */
    void hint(MailboxId mailbox, Instant now) {
        jdbc.sql("""
                with hinted as (
                    update mailbox
                       set hinted_at = :now, next_look_at = greatest(:now, limited_until)
                     where mailbox_id = :mailbox
                    returning mailbox_id
                )
                select pg_notify(:channel, :kind)
                  from hinted
                """)
                .param("now", Columns.time(now))
                .param("mailbox", mailbox.value())
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.MAILBOX.name())
                .query((row, n) -> n)
                .list();
    }
}
