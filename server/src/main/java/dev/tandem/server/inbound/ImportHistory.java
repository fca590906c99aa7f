package dev.tandem.server.inbound;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.TellMailbox;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells a mailbox what was marked here and brings in what is new in it: reads its history into the ledger, then judges what waits there. May be run again at any time;
 * two runs of the same mailbox at once are kept apart by the caller's lease.
 */
@Component
public class ImportHistory {

    private final TellMailbox tellMailbox;
    private final ReadHistory readHistory;
    private final JudgeArrivals judgeArrivals;
    private final ArrivalStore arrivals;
    private final KeepTally keepTally;

    ImportHistory(
            TellMailbox tellMailbox,
            ReadHistory readHistory,
            JudgeArrivals judgeArrivals,
            ArrivalStore arrivals,
            KeepTally keepTally) {
        this.tellMailbox = tellMailbox;
        this.readHistory = readHistory;
        this.judgeArrivals = judgeArrivals;
        this.arrivals = arrivals;
        this.keepTally = keepTally;
    }

    /**
     * One run. Never throws for what the provider answers. First the mailbox is told what was marked here, so that its history brings
     * nothing older back (R19); if it cannot be told, mail comes in all the same.
     */
    public ImportOutcome run(MailboxId mailbox) {
        keepTally.run(mailbox);
        Answer<Boolean> told = tellMailbox.run(mailbox);
        ImportOutcome read = readHistory.run(mailbox);
        ImportOutcome judged = read instanceof ImportOutcome.ReadToEnd ? judgeArrivals.run(mailbox) : read;
        return judged instanceof ImportOutcome.ReadToEnd && !(told instanceof Answer.Got<Boolean>)
                ? readHistory.stopped(told)
                : judged;
    }

    /** When a message of this mailbox next wants a verdict, if one waits. */
    public Optional<Instant> nextDue(MailboxId mailbox) {
        return arrivals.nextDue(mailbox);
    }
}
