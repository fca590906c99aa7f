package dev.tandem.server.postgres;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.OwnAddresses;
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

    List<MailboxId> toBeSynced() {
        return jdbc.sql("""
                select mailbox_id
                  from mailbox
                 where consent = 'GRANTED'
                   and exists (select 1
                                 from connection
                                where connection.mailbox_id = mailbox.mailbox_id
                                  and disconnected_at is null)
                 order by mailbox_id
                """)
                .query((row, n) -> new MailboxId(Columns.uuid(row, "mailbox_id")))
                .list();
    }

    void hint(MailboxId mailbox, Instant now) {
        jdbc.sql("""
                update mailbox
                   set hinted_at = :now
                 where mailbox_id = :mailbox
                """)
                .param("now", Columns.time(now))
                .param("mailbox", mailbox.value())
                .update();
    }

    boolean takeHint(MailboxId mailbox) {
        return jdbc.sql("""
                update mailbox
                   set hinted_at = null
                 where mailbox_id = :mailbox
                   and hinted_at is not null
                """).param("mailbox", mailbox.value()).update() == 1;
    }

    void synced(MailboxId mailbox, Instant now) {
        jdbc.sql("""
                update mailbox
                   set last_synced_at = :now
                 where mailbox_id = :mailbox
                """)
                .param("now", Columns.time(now))
                .param("mailbox", mailbox.value())
                .update();
    }
}
