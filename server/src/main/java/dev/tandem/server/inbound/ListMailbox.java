package dev.tandem.server.inbound;

import dev.tandem.core.inbound.Reconciliation.Kind;
import dev.tandem.core.inbound.Reconciliation.Step;
import dev.tandem.core.inbound.ReconciliationRules;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Urgency;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.inbound.ReconciliationStore.Beginning;
import dev.tandem.server.inbound.ReconciliationStore.Place;
import dev.tandem.server.inbound.ReconciliationStore.Run;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.Gmail.Listing;
import dev.tandem.server.mailbox.Gmail.MessagePage;
import dev.tandem.server.mailbox.InUrgency;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lists a mailbox page by page and writes what each page shows. How far it has come is written with it, so that a crash costs one page
 * (F19), and never more than one page is in memory (F38).
 */
@Component
class ListMailbox {

    private final Gmail gmail;
    private final ReconciliationStore runs;
    private final ArrivalStore arrivals;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    ListMailbox(
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

    /**
     * Begins a comparison in place of any other; nothing without a connection.
     *
     * @param standing where history goes on once every message is met (F05)
     */
    Optional<Run> begin(MailboxId mailbox, Kind kind, Optional<HistoryCursor> standing) {
        Instant now = clock.instant();
        Optional<Instant> lastWhole = runs.find(mailbox).flatMap(Run::lastWholeAt);
        return arrivals.earliestBaseline(mailbox)
                .map(baseline -> ReconciliationRules.stretch(kind, baseline, lastWhole, now))
                .map(stretch -> transaction.execute(
                        status -> runs.begin(mailbox, new Beginning(kind, stretch, standing), now)));
    }

    /** Turns one page of a run that lists. */
    Answer<MessagePage> turn(MailboxId mailbox, Run run) {
        Listing listing = new Listing(run.stretch(), run.place().step().label());
        Answer<MessagePage> answer = InUrgency.ask(
                Urgency.CATCHING_UP,
                () -> gmail.messages(mailbox, listing, run.place().page()));
        CrashPoint.pass("reconcile.page-read");
        if (answer instanceof Answer.Got<MessagePage>(MessagePage page)) {
            write(mailbox, run, page);
            CrashPoint.pass("reconcile.page-written");
        }
        if (answer instanceof Answer.Refused<MessagePage> && run.place().page().isPresent()) {
            fromTheFirstPage(mailbox, run);
        }
        return answer;
    }

    private void write(MailboxId mailbox, Run run, MessagePage page) {
        transaction.executeWithoutResult(status -> {
            boolean meets = run.place().step().meets();
            int found = meets ? runs.meet(mailbox, run, page, clock.instant()) : 0;
            runs.see(mailbox, run, page);
            CrashPoint.pass("reconcile.page-noted");
            Place next = after(run.place(), page, meets ? page.messages().size() : 0, found);
            if (!runs.advance(mailbox, run, next)) {
                status.setRollbackOnly();
                return;
            }
            // F02, F05: what came since the run began is told by history from here on
            if (meets && !next.step().meets()) {
                run.standing().ifPresent(standing -> arrivals.moveCursor(mailbox, standing));
            }
        });
    }

    private static Place after(Place place, MessagePage page, int listed, int found) {
        Step step = page.next().isPresent() ? place.step() : place.step().next();
        return new Place(step, page.next(), place.listed() + listed, place.found() + found);
    }

    /** Tokens are the provider's, and it may forget them; what was met meanwhile stays met. */
    private void fromTheFirstPage(MailboxId mailbox, Run run) {
        Place place = run.place();
        Place first = new Place(place.step(), Optional.empty(), place.listed(), place.found());
        transaction.executeWithoutResult(status -> runs.advance(mailbox, run, first));
    }
}
