package dev.tandem.server.inbound;

import dev.tandem.core.inbound.Candidate;
import dev.tandem.core.inbound.HistoryPlan;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.Gmail.HistoryPage;
import dev.tandem.server.mailbox.Gmail.MessagePage;
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
            switch (answer) {
                case Answer.Got<HistoryPage>(HistoryPage page) -> {
                    // F09: what arrives while we turn pages is behind the first page's cursor, and is asked for again.
                    HistoryCursor reached = standing.orElse(page.cursor());
                    standing = Optional.of(reached);
                    token = page.next();
                    write(mailbox, HistoryPlan.of(page.changes()), token.isEmpty() ? standing : Optional.empty());
                }
                case Answer.NotThere<HistoryPage> expired -> {
                    return listAgain(mailbox);
                }
                case Answer.ConsentLost<HistoryPage> lost -> {
                    return new ImportOutcome.ConsentLost();
                }
                case Answer.TryLater<HistoryPage>(Optional<Instant> notBefore, String reason) -> {
                    return new ImportOutcome.TryLater(notBefore, reason);
                }
                case Answer.NoAnswer<HistoryPage>(String reason) -> {
                    return new ImportOutcome.TryLater(Optional.empty(), reason);
                }
                case Answer.Refused<HistoryPage>(String reason) -> {
                    return new ImportOutcome.TryLater(Optional.empty(), reason);
                }
            }
        } while (token.isPresent());
        return new ImportOutcome.ReadToEnd();
    }

    private void write(MailboxId mailbox, HistoryPlan plan, Optional<HistoryCursor> cursor) {
        transaction.executeWithoutResult(status -> {
            arrivals.note(mailbox, plan, clock.instant());
            CrashPoint.pass("import.arrivals-noted");
            cursor.ifPresent(reached -> arrivals.moveCursor(mailbox, reached));
        });
        CrashPoint.pass("import.arrivals-written");
    }

    /** F03, F05: history has expired; the new cursor is read before the listing, and everything since the connection is listed. */
    private ImportOutcome listAgain(MailboxId mailbox) {
        return switch (gmail.cursorNow(mailbox)) {
            case Answer.Got<HistoryCursor>(HistoryCursor standing) ->
                arrivals.earliestBaseline(mailbox)
                        .map(since -> listSince(mailbox, since, standing))
                        .orElseGet(ImportOutcome.ReadToEnd::new);
            case Answer.ConsentLost<HistoryCursor> lost -> new ImportOutcome.ConsentLost();
            case Answer.TryLater<HistoryCursor>(Optional<Instant> notBefore, String reason) ->
                new ImportOutcome.TryLater(notBefore, reason);
            case Answer.NotThere<HistoryCursor> missing -> new ImportOutcome.TryLater(Optional.empty(), "no profile");
            case Answer.NoAnswer<HistoryCursor>(String reason) -> new ImportOutcome.TryLater(Optional.empty(), reason);
            case Answer.Refused<HistoryCursor>(String reason) -> new ImportOutcome.TryLater(Optional.empty(), reason);
        };
    }

    private ImportOutcome listSince(MailboxId mailbox, Instant since, HistoryCursor standing) {
        Optional<String> token = Optional.empty();
        do {
            if (!(gmail.messagesSince(mailbox, since, token) instanceof Answer.Got<MessagePage>(MessagePage page))) {
                return new ImportOutcome.TryLater(Optional.empty(), "listing was interrupted");
            }
            token = page.next();
            write(mailbox, listed(page), token.isEmpty() ? Optional.of(standing) : Optional.empty());
        } while (token.isPresent());
        return new ImportOutcome.ReadToEnd();
    }

    private static HistoryPlan listed(MessagePage page) {
        List<Candidate> candidates = page.messages().stream()
                .map(message -> new Candidate(message.id(), message.threadId(), Optional.empty(), Optional.empty()))
                .toList();
        return new HistoryPlan(candidates, List.of(), Set.of());
    }
}
