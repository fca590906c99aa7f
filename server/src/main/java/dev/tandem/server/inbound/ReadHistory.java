package dev.tandem.server.inbound;

import dev.tandem.core.inbound.HistoryPlan;
import dev.tandem.core.inbound.Reconciliation.Kind;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.inbound.ReconciliationStore.Run;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.Gmail.HistoryPage;
import dev.tandem.server.mailbox.Gmail.MessagePage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks a mailbox's history what is new, always from the stored cursor, and writes it into the ledger. The cursor moves in the
 * transaction that makes the last page durable, and not before (F01): whatever breaks, it is read again and nothing of it
 * is there twice (R83).
 */
@Component
class ReadHistory {

    private final Gmail gmail;
    private final ArrivalStore arrivals;
    private final ReconciliationStore runs;
    private final ListMailbox listMailbox;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    ReadHistory(
            Gmail gmail,
            ArrivalStore arrivals,
            ReconciliationStore runs,
            ListMailbox listMailbox,
            TransactionOperations transaction,
            InstantSource clock) {
        this.gmail = gmail;
        this.arrivals = arrivals;
        this.runs = runs;
        this.listMailbox = listMailbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reads everything new into the ledger. */
    ImportOutcome run(MailboxId mailbox) {
        HistoryCursor from = arrivals.cursor(mailbox);
        Optional<HistoryCursor> standing = Optional.empty();
        Optional<String> token = Optional.empty();
        do {
            Answer<HistoryPage> answer = gmail.history(mailbox, from, token);
            CrashPoint.pass("import.history-read");
            if (answer instanceof Answer.NotThere<HistoryPage>) {
                return listAgain(mailbox);
            }
            if (!(answer instanceof Answer.Got<HistoryPage>(HistoryPage page))) {
                return stopped(answer);
            }
            // F09: what arrives while we turn pages is behind the first page's cursor, and is asked for again.
            HistoryCursor reached = standing.orElse(page.cursor());
            standing = Optional.of(reached);
            token = page.next();
            HistoryPlan plan = HistoryPlan.of(page.changes());
            write(mailbox, plan, token.isEmpty() ? standing : Optional.empty(), clock.instant());
        } while (token.isPresent());
        return new ImportOutcome.ReadToEnd();
    }

    private void write(MailboxId mailbox, HistoryPlan plan, Optional<HistoryCursor> cursor, Instant now) {
        transaction.executeWithoutResult(status -> {
            arrivals.note(mailbox, plan, now);
            CrashPoint.pass("import.arrivals-noted");
            cursor.ifPresent(reached -> arrivals.moveCursor(mailbox, reached));
        });
        CrashPoint.pass("import.arrivals-written");
    }

    /**
     * F03, F05: history has expired; where it stands now is read before the listing, and everything since the connection is listed. A
     * listing that was broken off goes on from its next page (F19).
     */
    private ImportOutcome listAgain(MailboxId mailbox) {
        Optional<Run> brokenOff = runs.find(mailbox).filter(Run::isFillingIn);
        if (brokenOff.isPresent()) {
            return fillIn(mailbox, brokenOff);
        }
        Answer<HistoryCursor> answer = gmail.cursorNow(mailbox);
        if (!(answer instanceof Answer.Got<HistoryCursor>(HistoryCursor standing))) {
            return stopped(answer);
        }
        return fillIn(mailbox, listMailbox.begin(mailbox, Kind.EXPIRED, Optional.of(standing)));
    }

    /** Ends with every message met and the cursor moved; labels and deletions are settled in later turns. */
    private ImportOutcome fillIn(MailboxId mailbox, Optional<Run> begun) {
        Optional<Run> run = begun;
        while (run.filter(Run::isFillingIn).isPresent()) {
            Answer<MessagePage> answer = listMailbox.turn(mailbox, run.get());
            if (!(answer instanceof Answer.Got<MessagePage>)) {
                return stopped(answer);
            }
            run = runs.find(mailbox);
        }
        return new ImportOutcome.ReadToEnd();
    }

    /** What an answer that was not got means to a look. The cursor stands where it stood, so nothing is lost by coming back later. */
    ImportOutcome stopped(Answer<?> answer) {
        return switch (answer) {
            case Answer.Got<?> got -> throw new IllegalStateException("an answer that was got is used");
            case Answer.ConsentLost<?> lost -> new ImportOutcome.ConsentLost();
            case Answer.TryLater<?>(Optional<Instant> notBefore, String reason, boolean byQuota) ->
                byQuota
                        ? ImportOutcome.outOfUnits(notBefore, clock.instant())
                        : new ImportOutcome.TryLater(notBefore, reason);
            case Answer.NotThere<?> missing -> new ImportOutcome.TryLater(Optional.empty(), "not there");
            case Answer.NoAnswer<?>(String reason) -> new ImportOutcome.TryLater(Optional.empty(), reason);
            case Answer.Refused<?>(String reason) -> new ImportOutcome.TryLater(Optional.empty(), reason);
        };
    }
}
