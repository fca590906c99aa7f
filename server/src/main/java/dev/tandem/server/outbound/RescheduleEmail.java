package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.BadInput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** R52: an author gives an email that waits another time, or lets it leave now. */
@Component
public class RescheduleEmail {

    private final WaitingEmailStore waiting;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    RescheduleEmail(WaitingEmailStore waiting, TransactionOperations transaction, InstantSource clock) {
        this.waiting = waiting;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * It leaves at this time; a time that has just passed means now.
     *
     * @return false if it does not wait any more
     * @throws BadInput if no email can be scheduled for then
     */
    public boolean run(SubAccountId subAccount, UserId author, UUID message, Instant at) {
        Instant now = clock.instant();
        SendLimits.timeProblem(at, now).ifPresent(problem -> {
            throw new BadInput("sendAt", "send." + problem.name());
        });
        return now(subAccount, author, message, at.isBefore(now) ? now : at);
    }

    /** It leaves now. */
    public boolean now(SubAccountId subAccount, UserId author, UUID message) {
        return now(subAccount, author, message, clock.instant());
    }

    private boolean now(SubAccountId subAccount, UserId author, UUID message, Instant at) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> waiting.leaveAt(subAccount, author, message, at, clock.instant())));
    }
}
