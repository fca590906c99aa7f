package dev.tandem.server.web;

import dev.tandem.core.inbound.ReconciliationRules.Progress;
import dev.tandem.core.mailbox.Health;
import dev.tandem.core.mailbox.HealthRules;
import dev.tandem.core.mailbox.LookRules;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.Comparison;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.mailbox.MailboxStore.Ending;
import dev.tandem.server.mailbox.MailboxStore.Mailbox;
import dev.tandem.server.web.ConnectionCard.Refusal;
import dev.tandem.server.web.ConnectionCard.State;
import java.io.Serializable;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws "Email (2-way sync)" of the reader (R02): what is, what it means, what to do. */
@Component
class DrawConnection {

    /** Under this name the last refusal comes with the redirect from Google's answer. */
    static final String REFUSED = "refused";

    /** R82: so often Tandem asks while push is silent. */
    private static final long POLL_SECONDS = LookRules.POLL_WITHOUT_PUSH.toSeconds();

    private final MailboxStore mailboxes;
    private final InstantSource clock;

    DrawConnection(MailboxStore mailboxes, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /** Why the last try connected nothing. {@code missing}: names of permissions, in the reader's words. */
    record Refused(Refusal refusal, List<String> missing) implements Serializable {}

    ConnectionCard card(Visit visit, @Nullable Refused refused) {
        Optional<ConnectionState> connection =
                mailboxes.connectionOf(visit.subAccount(), visit.user().id());
        Health health = connection.map(this::health).orElseGet(Health.Disconnected::new);
        return new ConnectionCard(
                State.of(health),
                connection
                        .map(known -> mailbox(
                                known,
                                health,
                                mailboxes
                                        .ending(visit.subAccount(), visit.user().id())
                                        .orElse(new Ending(0, 0))))
                        .orElse(null),
                refused == null ? null : refused.refusal(),
                refused == null ? List.of() : refused.missing());
    }

    private Health health(ConnectionState connection) {
        return HealthRules.of(connection.facts(), clock.instant());
    }

    private ConnectionCard.Mailbox mailbox(ConnectionState connection, Health health, Ending ending) {
        Mailbox mailbox = connection.mailbox();
        return new ConnectionCard.Mailbox(
                mailbox.address().value(),
                ConnectionCard.Meaning.of(health),
                connection.connectedAt(),
                mailbox.lastSyncedAt().orElse(null),
                mailbox.watchExpiresAt()
                        .filter(until -> until.isAfter(clock.instant()))
                        .orElse(null),
                POLL_SECONDS,
                connection.sentToday(),
                connection.dailyLimit(),
                connection.judged(),
                connection.seen(),
                comparison(connection.comparison()),
                ending.stays(),
                ending.waiting());
    }

    private static ConnectionCard.Comparison comparison(Comparison comparison) {
        return new ConnectionCard.Comparison(
                comparison.comparedAt().orElse(null),
                comparison.catchingUp().map(Progress::done).orElse(0L),
                comparison.catchingUp().map(Progress::total).orElse(0L),
                comparison.parked(),
                comparison.now());
    }
}
