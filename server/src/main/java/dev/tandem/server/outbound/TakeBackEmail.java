package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.outbound.SendStep;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.Gmail.Draft;
import dev.tandem.server.outbound.SendingStore.Sending;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** R52: an author takes an email back that has not left, to undo it, to call off its time, or to change what failed. */
@Component
public class TakeBackEmail {

    private final SendingStore sendings;
    private final WaitingEmailStore waiting;
    private final Gmail gmail;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    TakeBackEmail(
            SendingStore sendings,
            WaitingEmailStore waiting,
            Gmail gmail,
            TransactionOperations transaction,
            InstantSource clock) {
        this.sendings = sendings;
        this.waiting = waiting;
        this.gmail = gmail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The draft it is again; empty if it is too late, and then it goes on as if nothing had been asked. */
    public Optional<UUID> run(SubAccountId subAccount, UserId author, UUID message) {
        sendings.failed(subAccount, message).ifPresent(this::takeDraftAway);
        Optional<UUID> draft = Objects.requireNonNull(
                transaction.execute(status -> waiting.takeBack(subAccount, author, message, clock.instant())));
        CrashPoint.pass("email.taken-back");
        return draft;
    }

    /** What failed half way may have left a draft in Gmail. Only one that is there for sure was not sent, and goes. */
    private void takeDraftAway(Sending sending) {
        SendStep next = sending.progress().next();
        if (next == SendStep.LOOK_FOR_DRAFT) {
            RfcMessageId id = new RfcMessageId(sending.ownMessageId());
            met(sending, gmail.findDraft(sending.due().mailbox(), id), () -> sendings.draftNotThere(sending.due()));
        } else if (next == SendStep.SEND_DRAFT || next == SendStep.ASK_FOR_DRAFT) {
            String id = sending.draft().orElseThrow().draftId();
            met(sending, gmail.draft(sending.due().mailbox(), id), () -> {});
        }
    }

    private void met(Sending sending, Answer<Draft> answer, Runnable notThere) {
        if (answer instanceof Answer.Got<Draft>(Draft draft)) {
            transaction.executeWithoutResult(status -> sendings.draftStillThere(sending.due()));
            delete(sending, draft);
        } else if (answer instanceof Answer.NotThere<Draft>) {
            transaction.executeWithoutResult(status -> notThere.run());
        }
    }

    private void delete(Sending sending, Draft draft) {
        Answer<Boolean> answer = gmail.deleteDraft(sending.due().mailbox(), draft.draftId());
        if (answer instanceof Answer.Got<Boolean> || answer instanceof Answer.NotThere<Boolean>) {
            transaction.executeWithoutResult(status -> sendings.draftTakenAway(sending.due()));
        }
    }
}
