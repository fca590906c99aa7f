package dev.tandem.server.inbound;

import dev.tandem.core.inbound.HistoryPlan;
import dev.tandem.core.inbound.LabelChange;
import dev.tandem.core.inbound.ReconciliationRules;
import dev.tandem.core.inbound.ReconciliationRules.Sighting;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Urgency;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.inbound.ReconciliationStore.Differing;
import dev.tandem.server.inbound.ReconciliationStore.Run;
import dev.tandem.server.inbound.ReconciliationStore.Unseen;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.Gmail.Envelope;
import dev.tandem.server.mailbox.InUrgency;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Draws the conclusions of a complete listing (R81, F04): labels that differ are put right, and what no page showed is asked for by its id,
 * because present anywhere beats missing somewhere (F22). They go the way that history's own changes go.
 */
@Component
class ConcludeListing {

    /** Labels are put right so many at once. */
    static final int LABELS_AT_ONCE = 200;

    private final Gmail gmail;
    private final ReconciliationStore runs;
    private final ArrivalStore arrivals;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    ConcludeListing(
            Gmail gmail,
            ReconciliationStore runs,
            ArrivalStore arrivals,
            TransactionOperations transaction,
            InstantSource clock) {
        this.gmail = gmail;
        this.runs = runs;
        this.arrivals = arrivals;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One conclusion, or the end of the run. Costs 20 units for each message that has to be asked for. */
    Answer<Boolean> turn(MailboxId mailbox, Run run) {
        List<Differing> differing = runs.differing(mailbox, run, LABELS_AT_ONCE);
        if (!differing.isEmpty()) {
            correct(mailbox, differing);
            return new Answer.Got<>(true);
        }
        Optional<Unseen> missing = runs.unseen(mailbox, run, 1).stream()
                .filter(unseen -> ReconciliationRules.isMissing(
                        run.place().step(),
                        run.begunAt(),
                        run.stretch(),
                        new Sighting(false, unseen.metAt(), unseen.receivedAt())))
                .findFirst();
        return missing.map(unseen -> ask(mailbox, run, unseen.message())).orElseGet(() -> end(mailbox, run));
    }

    private void correct(MailboxId mailbox, List<Differing> differing) {
        List<LabelChange> corrections = differing.stream()
                .flatMap(copy -> ReconciliationRules.correction(copy.message(), copy.held(), copy.listed()).stream())
                .toList();
        Set<GmailMessageId> messages =
                differing.stream().map(Differing::message).collect(Collectors.toSet());
        transaction.executeWithoutResult(status -> {
            arrivals.note(mailbox, new HistoryPlan(List.of(), corrections, Set.of()), clock.instant());
            runs.settled(mailbox, messages);
        });
    }

    private Answer<Boolean> ask(MailboxId mailbox, Run run, GmailMessageId message) {
        Answer<Envelope> answer = InUrgency.ask(Urgency.CATCHING_UP, () -> gmail.envelope(mailbox, message));
        CrashPoint.pass("reconcile.message-asked");
        return switch (answer) {
            case Answer.NotThere<Envelope> gone -> {
                deleted(mailbox, message);
                yield new Answer.Got<>(true);
            }
            case Answer.Refused<Envelope> unclear -> seen(mailbox, run, message);
            case Answer.Got<Envelope> there -> seen(mailbox, run, message);
            case Answer.ConsentLost<Envelope> lost -> new Answer.ConsentLost<>();
            case Answer.TryLater<Envelope>(var notBefore, var reason, var byQuota) ->
                new Answer.TryLater<>(notBefore, reason, byQuota);
            case Answer.NoAnswer<Envelope>(var reason) -> new Answer.NoAnswer<>(reason);
        };
    }

    private void deleted(MailboxId mailbox, GmailMessageId message) {
        HistoryPlan plan = new HistoryPlan(List.of(), List.of(), Set.of(message));
        transaction.executeWithoutResult(status -> arrivals.note(mailbox, plan, clock.instant()));
    }

    /** Nothing is concluded of what is there, or of what cannot be asked for. */
    private Answer<Boolean> seen(MailboxId mailbox, Run run, GmailMessageId message) {
        runs.seen(mailbox, run, Set.of(message));
        return new Answer.Got<>(true);
    }

    private Answer<Boolean> end(MailboxId mailbox, Run run) {
        Instant now = clock.instant();
        runs.end(mailbox, run, now.plus(ReconciliationRules.RECENT_EVERY), now);
        return new Answer.Got<>(true);
    }
}
