package dev.tandem.server.inbound;

import dev.tandem.core.inbound.Candidate;
import dev.tandem.core.inbound.HistoryPlan;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Urgency;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.Gmail.HistoryPage;
import dev.tandem.server.mailbox.Gmail.MessagePage;
import dev.tandem.server.mailbox.InUrgency;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Asks a mailbox's history what is new, always from the stored cursor, and writes it into the ledger. The cursor moves in the
 * transaction that makes the last page durable, and not before (F01).
 */
@Component
class ReadHistory {

    private final Gmail gmail;
    private final ArrivalStore arrivals;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    ReadHistory(Gmail gmail, ArrivalStore arrivals, TransactionOperations transaction, InstantSource clock) {
        this.gmail = gmail;
        this.arrivals = arrivals;
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

    /** F03, F05: history has expired; the new cursor is read before the listing, and everything since the connection is listed. */
    private ImportOutcome listAgain(MailboxId mailbox) {
        Answer<HistoryCursor> answer = gmail.cursorNow(mailbox);
        if (!(answer instanceof Answer.Got<HistoryCursor>(HistoryCursor standing))) {
            return stopped(answer);
        }
        return arrivals.earliestBaseline(mailbox)
                .map(since -> listSince(mailbox, since, standing))
                .orElseGet(ImportOutcome.ReadToEnd::new);
    }

    /** A listing begins with the newest; noted as of one moment, its messages are judged oldest first all the same. */
    private ImportOutcome listSince(MailboxId mailbox, Instant since, HistoryCursor standing) {
        Instant now = clock.instant();
        Optional<String> token = Optional.empty();
        do {
            Answer<MessagePage> answer = messagesSince(mailbox, since, token);
            if (!(answer instanceof Answer.Got<MessagePage>(MessagePage page))) {
                return stopped(answer);
            }
            token = page.next();
            write(mailbox, listed(page), token.isEmpty() ? Optional.of(standing) : Optional.empty(), now);
        } while (token.isPresent());
        return new ImportOutcome.ReadToEnd();
    }

    private Answer<MessagePage> messagesSince(MailboxId mailbox, Instant since, Optional<String> token) {
        return InUrgency.ask(Urgency.CATCHING_UP, () -> gmail.messagesSince(mailbox, since, token));
    }

    /** The cursor stands where it stood, so nothing is lost by coming back later. */
    private ImportOutcome stopped(Answer<?> answer) {
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

    private static HistoryPlan listed(MessagePage page) {
        List<Candidate> candidates = page.messages().stream()
                .map(message -> new Candidate(message.id(), message.threadId(), Optional.empty(), Optional.empty()))
                .toList();
        return new HistoryPlan(candidates, List.of(), Set.of());
    }
}
