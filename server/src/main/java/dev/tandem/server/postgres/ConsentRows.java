package dev.tandem.server.postgres;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Gmail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether Google lets us into a mailbox, and the sealed token that opens it. */
final class ConsentRows {

    private final JdbcClient jdbc;

    ConsentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A lost consent that comes back goes on from the old cursor (R74). After an ended one nothing older than the new connection is
     * wanted (R06), so reading begins where the mailbox stands now.
     */
    MailboxId open(Gmail.Opened opened, Set<String> scopes, Instant now) {
        return jdbc.sql("""
                insert into mailbox (provider, provider_subject, address, match_key, own_addresses, consent, granted_scopes,
                                     history_cursor, next_look_at, watch_due_at, created_at)
                values ('GMAIL', :subject, :address, :matchKey, :ownAddresses, 'GRANTED', :scopes, :cursor, :now, :now, :now)
                on conflict (provider, provider_subject) do update
                   set address = excluded.address,
                       match_key = excluded.match_key,
                       own_addresses = excluded.own_addresses,
                       consent = 'GRANTED',
                       consent_lost_at = null,
                       granted_scopes = excluded.granted_scopes,
                       history_cursor = case mailbox.consent
                                          when 'ENDED' then excluded.history_cursor
                                          else mailbox.history_cursor
                                        end,
                       next_look_at = excluded.next_look_at,
                       failed_looks = 0,
                       watch_due_at = excluded.watch_due_at
                returning mailbox_id
                """)
                .param("subject", opened.subject())
                .param("address", opened.address().value())
                .param("matchKey", opened.address().matchKey())
                .param("ownAddresses", addresses(opened.ownAddresses()))
                .param("scopes", Columns.texts(scopes))
                .param("cursor", Columns.number(opened.cursor()))
                .param("now", Columns.time(now))
                .query((row, n) -> new MailboxId(Columns.uuid(row, "mailbox_id")))
                .single();
    }

    private static String[] addresses(Set<EmailAddress> addresses) {
        return addresses.stream().map(EmailAddress::value).sorted().toArray(String[]::new);
    }

    void keepRefreshToken(MailboxId mailbox, byte[] sealed) {
        jdbc.sql("""
                update mailbox
                   set refresh_token = :sealed
                 where mailbox_id = :mailbox
                """).param("sealed", sealed).param("mailbox", mailbox.value()).update();
    }

    Optional<byte[]> refreshToken(MailboxId mailbox) {
        return jdbc.sql("""
                select refresh_token
                  from mailbox
                 where mailbox_id = :mailbox
                   and consent = 'GRANTED'
                   and refresh_token is not null
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> row.getBytes("refresh_token"))
                .optional();
    }

    /** The condition lets one caller through, however many noticed at once. */
    boolean lose(MailboxId mailbox, Instant now) {
        return jdbc.sql("""
                update mailbox
                   set consent = 'LOST', consent_lost_at = :now, watch_expires_at = null
                 where mailbox_id = :mailbox
                   and consent = 'GRANTED'
                """)
                        .param("now", Columns.time(now))
                        .param("mailbox", mailbox.value())
                        .update()
                == 1;
    }

    List<MailboxId> left() {
        return jdbc.sql("""
                select mailbox_id
                  from mailbox
                 where consent <> 'ENDED'
                   and not exists (select 1
                                     from connection
                                    where connection.mailbox_id = mailbox.mailbox_id
                                      and disconnected_at is null)
                 order by mailbox_id
                """)
                .query((row, n) -> new MailboxId(Columns.uuid(row, "mailbox_id")))
                .list();
    }

    /** What is unknown after all was asked will hardly be found out, and holds up nothing. */
    boolean isSending(MailboxId mailbox) {
        return jdbc.sql("""
                select exists (select 1
                                 from sending
                                 join message using (sub_account_id, message_id)
                                where mailbox_id = :mailbox
                                  and draft_asked_at is not null
                                  and finished_at is null
                                  and state in ('SENDING', 'SENT'))
                """)
                .param("mailbox", mailbox.value())
                .query(Boolean.class)
                .single();
    }

    void end(MailboxId mailbox) {
        jdbc.sql("""
                update mailbox
                   set consent = 'ENDED', refresh_token = null, granted_scopes = '{}', consent_lost_at = null,
                       watch_expires_at = null, hinted_at = null
                 where mailbox_id = :mailbox
                   and not exists (select 1
                                     from connection
                                    where connection.mailbox_id = mailbox.mailbox_id
                                      and disconnected_at is null)
                """).param("mailbox", mailbox.value()).update();
    }
}
