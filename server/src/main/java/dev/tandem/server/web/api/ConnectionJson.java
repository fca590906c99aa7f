package dev.tandem.server.web.api;

import dev.tandem.core.mailbox.Health;
import dev.tandem.core.mailbox.HealthRules;
import dev.tandem.core.mailbox.Mirror;
import dev.tandem.server.mailbox.MailboxStore.Comparison;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.mailbox.MailboxStore.Mailbox;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The caller's own connection in a sub-account. */
@Schema(name = "Connection")
record ConnectionJson(
        Life state,
        @Nullable String address,
        @Nullable Instant connectedAt,
        @Nullable Instant lastSyncedAt,

        @Schema(
                description =
                        "Seconds by which the CRM may be behind the mailbox, 0 only if every email has its verdict")
        @Nullable
        Long lag,

        @Schema(description = "Until when Gmail pushes; null while Tandem asks by itself") @Nullable
        Instant watchExpiresAt,

        @Nullable Quota quota,
        @Nullable Completeness completeness,

        @Schema(description = "Which changes travel (R19)") @Nullable
        MirrorJson mirror,

        @Schema(
                description =
                        "Files emails from any program, with or without a connected mailbox (R62); null after it was revoked")
        @Nullable
        String smartBccAddress) {

    /** How a connection is. */
    @Schema(name = "ConnectionState", enumAsRef = true)
    enum Life {
        CONNECTED,
        CATCHING_UP,
        DELAYED,
        LIMITED,
        AWAITING_CONSENT,
        PAUSED,
        DISCONNECTED
    }

    /** Individual emails in a rolling 24 hours (R46). */
    @Schema(name = "Quota")
    record Quota(
            int limit,
            int used,

            @Schema(description = "When the oldest of them counts no more; null if none does") @Nullable
            Instant resetsAt) {}

    /** Emails that the mailbox received since the connection, and how many of them have a verdict (R81). */
    @Schema(name = "Completeness")
    record Completeness(
            long seen,
            long judged,

            @Schema(description = "Emails that failed too often and wait for a person: see `parked`")
            long parked,

            @Schema(description = "When Gmail's own list was last compared with this; null before the first time")
            @Nullable
            Instant comparedAt,

            @Schema(description = "While an expired history is made up for; else null") @Nullable
            CatchingUp catchingUp) {

        static Completeness of(ConnectionState connection) {
            Comparison comparison = connection.comparison();
            return new Completeness(
                    connection.seen(),
                    connection.judged(),
                    comparison.parked(),
                    comparison.comparedAt().orElse(null),
                    comparison
                            .catchingUp()
                            .map(progress -> new CatchingUp(progress.done(), progress.total()))
                            .orElse(null));
        }
    }

    /** How many of the emails that an expired history had missed have their verdict. */
    @Schema(name = "CatchingUp")
    record CatchingUp(long done, long total) {}

    /** No connection. */
    static ConnectionJson none() {
        return new ConnectionJson(Life.DISCONNECTED, null, null, null, null, null, null, null, null, null);
    }

    static ConnectionJson of(ConnectionState connection, Mirror mirror, Instant now) {
        Mailbox mailbox = connection.mailbox();
        return new ConnectionJson(
                life(HealthRules.of(connection.facts(), now)),
                mailbox.address().value(),
                connection.connectedAt(),
                mailbox.lastSyncedAt().orElse(null),
                HealthRules.lag(connection.facts(), now).toSeconds(),
                mailbox.watchExpiresAt().filter(until -> until.isAfter(now)).orElse(null),
                new Quota(
                        connection.dailyLimit(),
                        connection.sentToday(),
                        connection
                                .firstSentToday()
                                .map(first -> first.plus(Duration.ofHours(24)))
                                .orElse(null)),
                Completeness.of(connection),
                MirrorJson.of(mirror),
                null);
    }

    /** The same with the caller's smart address. */
    ConnectionJson with(@Nullable String smart) {
        return new ConnectionJson(
                state, address, connectedAt, lastSyncedAt, lag, watchExpiresAt, quota, completeness, mirror, smart);
    }

    /** A program that has just connected wants to know that it worked; that nothing was synced yet says {@code lastSyncedAt}. */
    static Life life(Health health) {
        return switch (health) {
            case Health.Connecting connecting -> Life.CONNECTED;
            case Health.Connected connected -> Life.CONNECTED;
            case Health.CatchingUp catchingUp -> Life.CATCHING_UP;
            case Health.Delayed delayed -> Life.DELAYED;
            case Health.Limited limited -> Life.LIMITED;
            case Health.AwaitingConsent awaiting -> Life.AWAITING_CONSENT;
            case Health.Paused paused -> Life.PAUSED;
            case Health.Disconnected disconnected -> Life.DISCONNECTED;
        };
    }
}
