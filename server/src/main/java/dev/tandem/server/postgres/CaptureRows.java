package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.smartbcc.CaptureStore.Capture;
import dev.tandem.server.smartbcc.CaptureStore.Due;
import dev.tandem.server.smartbcc.CaptureStore.Verdict;
import dev.tandem.server.smartbcc.HandedOver;
import dev.tandem.server.smartbcc.SmartAddress;
import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the lines of the ledger of emails to smart addresses. */
@Component
class CaptureRows {

    private final JdbcClient jdbc;

    CaptureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Capture> find(Due due) {
        return jdbc.sql("""
                select name, user_id, source_sha256, peer, helo, envelope_from, accepted_at, attempts, released,
                       under_contact_id
                  from smart_capture
                 where sub_account_id = :subAccount
                   and capture_id = :capture
                   and state = 'WAITING'
                """)
                .param("subAccount", due.subAccount().value())
                .param("capture", due.capture())
                .query((row, n) -> capture(due, row))
                .optional();
    }

    private static Capture capture(Due due, ResultSet row) throws SQLException {
        return new Capture(
                due,
                new SmartAddress(due.subAccount(), new UserId(Columns.uuid(row, "user_id")), row.getString("name")),
                new HandedOver(
                        InetAddress.ofLiteral(row.getString("peer")),
                        row.getString("helo"),
                        row.getString("envelope_from")),
                row.getString("source_sha256"),
                Columns.instant(row, "accepted_at"),
                row.getInt("attempts"),
                row.getBoolean("released"),
                Columns.optionalUuid(row, "under_contact_id").map(ContactId::new));
    }

    void postpone(Due due, Instant again) {
        jdbc.sql("""
                update smart_capture
                   set attempts = attempts + 1, next_attempt_at = :again
                 where sub_account_id = :subAccount
                   and capture_id = :capture
                   and state = 'WAITING'
                """)
                .param("again", Columns.time(again))
                .param("subAccount", due.subAccount().value())
                .param("capture", due.capture())
                .update();
    }

    /** Only once: whoever wakes from a long sleep undoes with its transaction what it wrote besides. */
    void judged(Due due, Verdict verdict, Instant now) {
        int written = jdbc.sql("""
                update smart_capture
                   set state = :state, reason = :reason, author = :author, subject = :subject,
                       contact_id = :contact, message_id = :message, judged_at = :now
                 where sub_account_id = :subAccount
                   and capture_id = :capture
                   and state = 'WAITING'
                """)
                .param("state", verdict.state().name())
                .param("reason", verdict.reason())
                .param("author", verdict.author())
                .param("subject", verdict.subject())
                .param("contact", verdict.contact().map(ContactId::value).orElse(null))
                .param("message", verdict.message().orElse(null))
                .param("now", Columns.time(now))
                .param("subAccount", due.subAccount().value())
                .param("capture", due.capture())
                .update();
        if (written == 0) {
            throw new IllegalStateException("somebody else judged " + due);
        }
    }

    Optional<String> release(SubAccountId subAccount, UserId owner, UUID capture, Instant now) {
        return jdbc.sql("""
                with released as (
                    update smart_capture
                       set state = 'WAITING', released = true, attempts = 0, next_attempt_at = :now
                     where sub_account_id = :subAccount
                       and user_id = :owner
                       and capture_id = :capture
                       and state = 'QUARANTINED'
                    returning author
                )
                select author, pg_notify(:channel, :kind)
                  from released
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("owner", owner.value())
                .param("capture", capture)
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.CAPTURE.name())
                .query((row, n) -> row.getString("author"))
                .optional();
    }

    boolean fileUnder(SubAccountId subAccount, UserId owner, UUID capture, ContactId contact, Instant now) {
        return release(subAccount, owner, capture, now).isPresent()
                && jdbc.sql("""
                        update smart_capture
                           set under_contact_id = contact.contact_id
                          from contact
                         where smart_capture.sub_account_id = :subAccount
                           and capture_id = :capture
                           and contact.sub_account_id = smart_capture.sub_account_id
                           and contact.contact_id = :contact
                        """)
                                .param("subAccount", subAccount.value())
                                .param("capture", capture)
                                .param("contact", contact.value())
                                .update()
                        > 0;
    }

    boolean drop(SubAccountId subAccount, UserId owner, UUID capture, Instant now) {
        return jdbc.sql("""
                update smart_capture
                   set state = 'DROPPED', judged_at = :now
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and capture_id = :capture
                   and state = 'QUARANTINED'
                """)
                        .param("now", Columns.time(now))
                        .param("subAccount", subAccount.value())
                        .param("owner", owner.value())
                        .param("capture", capture)
                        .update()
                > 0;
    }

    void trust(SubAccountId subAccount, UserId owner, EmailAddress address, Instant now) {
        jdbc.sql("""
                insert into smart_trusted (sub_account_id, user_id, match_key, address, trusted_at)
                values (:subAccount, :owner, :key, :address, :now)
                on conflict (sub_account_id, user_id, match_key) do nothing
                """)
                .param("subAccount", subAccount.value())
                .param("owner", owner.value())
                .param("key", address.matchKey())
                .param("address", address.value())
                .param("now", Columns.time(now))
                .update();
        judgeAgain(subAccount, owner, address, now);
    }

    void judgeAgain(SubAccountId subAccount, UserId owner, EmailAddress address, Instant now) {
        jdbc.sql("""
                update smart_capture
                   set state = 'WAITING', attempts = 0, next_attempt_at = :now
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and author = :address
                   and state = 'QUARANTINED'
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("owner", owner.value())
                .param("address", address.value())
                .update();
    }
}
