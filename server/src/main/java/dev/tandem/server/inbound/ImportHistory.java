package dev.tandem.server.inbound;

import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings in what is new in a mailbox: reads its history into the ledger, then judges what waits there. May be run again at any time;
 * two runs of the same mailbox at once are kept apart by the caller's lease.
 */
@Component
public class ImportHistory {

    private final ReadHistory readHistory;
    private final JudgeArrivals judgeArrivals;
    private final ArrivalStore arrivals;
    private final KeepTally keepTally;

    ImportHistory(ReadHistory readHistory, JudgeArrivals judgeArrivals, ArrivalStore arrivals, KeepTally keepTally) {
        this.readHistory = readHistory;
        this.judgeArrivals = judgeArrivals;
        this.arrivals = arrivals;
        this.keepTally = keepTally;
    }

    /** One run. Never throws for what the provider answers. */
    public ImportOutcome run(MailboxId mailbox) {
        keepTally.run(mailbox);
        ImportOutcome read = readHistory.run(mailbox);
        return read instanceof ImportOutcome.ReadToEnd ? judgeArrivals.run(mailbox) : read;
    }

    /** When a message of this mailbox next wants a verdict, if one waits. */
    public Optional<Instant> nextDue(MailboxId mailbox) {
        return arrivals.nextDue(mailbox);
    }
}
