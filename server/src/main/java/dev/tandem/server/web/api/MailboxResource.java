package dev.tandem.server.web.api;

import dev.tandem.core.mailbox.HealthRules;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.inbound.WatchMailboxes;
import dev.tandem.server.mailbox.AgencyMailboxes.Row;
import dev.tandem.server.web.api.ConnectionJson.Life;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The mailboxes of an agency, for those who run it. */
@RestController
@RequestMapping("/api/v1/admin/mailboxes")
@Tag(name = "Operation")
class MailboxResource {

    private final WatchMailboxes watchMailboxes;
    private final InstantSource clock;

    MailboxResource(WatchMailboxes watchMailboxes, InstantSource clock) {
        this.watchMailboxes = watchMailboxes;
        this.clock = clock;
    }

    /** A mailbox: how it is, and nothing of what is in it. */
    @Schema(name = "MailboxHealth")
    record MailboxJson(
            UUID id,
            @Schema(example = "ben@nordlicht.example") String address,
            Life state,

            @Schema(description = "Seconds by which the CRM may be behind the mailbox")
            long lag,

            @Schema(description = "Sub-accounts of the agency that it serves")
            int subAccounts,

            @Nullable Instant lastSyncedAt,

            @Schema(description = "Until when Gmail pushes; null while Tandem asks by itself") @Nullable
            Instant watchExpiresAt,

            Sent sent,
            Counts completeness) {

        static MailboxJson of(Row row, Instant now) {
            return new MailboxJson(
                    row.mailbox().value(),
                    row.address().value(),
                    ConnectionJson.life(HealthRules.of(row.facts(), now)),
                    HealthRules.lag(row.facts(), now).toSeconds(),
                    row.subAccounts(),
                    row.facts().lastLook().orElse(null),
                    row.watchExpiresAt().filter(until -> until.isAfter(now)).orElse(null),
                    new Sent(row.dailyLimit(), row.sentToday()),
                    new Counts(
                            row.facts().waiting().seen(), row.facts().waiting().judged(), row.parked()));
        }
    }

    /** Individual emails in a rolling 24 hours (R46). */
    @Schema(name = "MailboxSent")
    record Sent(int limit, int used) {}

    /** Emails since the oldest connection, and how many of them have a verdict (R81). */
    @Schema(name = "MailboxCompleteness")
    record Counts(long seen, long judged, long parked) {}

    @GetMapping
    @Operation(summary = "All mailboxes with their health", description = "For agency admins. Health, never contents.")
    Listing<MailboxJson> list(Actor actor, Stretch stretch) {
        Instant now = clock.instant();
        return Listing.of(
                stretch.of(watchMailboxes.list(actor), row -> row.mailbox().value()), row -> MailboxJson.of(row, now));
    }
}
