package dev.tandem.server.web.api;

import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.mailbox.MailboxStore.Mailbox;
import dev.tandem.server.web.api.ConnectionJson.Life;
import java.time.Duration;
import java.time.Instant;

/** Tells in one word how a connection is. */
final class ConnectionLife {

    /** So many messages without a verdict are ordinary; more mean that Tandem is catching up. */
    static final long CATCHING_UP_FROM = 20;

    /** R82: without push Tandem asks every 30 s; when it did not get through for so long, the reader is told. */
    static final Duration DELAYED_AFTER = Duration.ofMinutes(2);

    private ConnectionLife() {}

    static Life of(ConnectionState connection, Instant now) {
        Mailbox mailbox = connection.mailbox();
        return switch (mailbox.consent()) {
            case LOST -> Life.AWAITING_CONSENT;
            case ENDED -> Life.DISCONNECTED;
            case GRANTED -> granted(connection, now);
        };
    }

    private static Life granted(ConnectionState connection, Instant now) {
        Mailbox mailbox = connection.mailbox();
        if (mailbox.limitedUntil().filter(until -> until.isAfter(now)).isPresent()) {
            return Life.LIMITED;
        }
        if (connection.pending() >= CATCHING_UP_FROM) {
            return Life.CATCHING_UP;
        }
        Instant heard = mailbox.lastSyncedAt()
                .filter(last -> last.isAfter(connection.connectedAt()))
                .orElse(connection.connectedAt());
        return heard.plus(DELAYED_AFTER).isBefore(now) ? Life.DELAYED : Life.CONNECTED;
    }
}
