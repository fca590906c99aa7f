package dev.tandem.server.outbound;

import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.outbound.SendStep;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.inbound.EmailHeaders;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.EmailBytes;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.Gmail.Draft;
import dev.tandem.server.mailbox.Gmail.Envelope;
import dev.tandem.server.mailbox.Gmail.Sent;
import dev.tandem.server.outbound.SendingStore.Due;
import dev.tandem.server.outbound.SendingStore.Sending;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings one email out through Gmail, step by step, so that it leaves exactly once (R45): each step is chosen from what is stored, asks
 * the provider outside any transaction, and stores what it learned before the next one begins. It may die anywhere and begin again (R83).
 */
@Component
public class DeliverEmail {

    private final Gmail gmail;
    private final SendingStore sendings;
    private final BlobStore blobs;
    private final FindSent findSent;
    private final SendTrouble trouble;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    DeliverEmail(
            Gmail gmail,
            SendingStore sendings,
            BlobStore blobs,
            SendTrouble trouble,
            TransactionOperations transaction,
            InstantSource clock) {
        this.gmail = gmail;
        this.sendings = sendings;
        this.blobs = blobs;
        this.findSent = new FindSent(gmail, sendings, blobs);
        this.trouble = trouble;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Goes on until the email has left and everything about it is known, or until it has to wait. */
    public void run(Due due) {
        boolean goOn = true;
        while (goOn) {
            Optional<Sending> sending = sendings.find(due.subAccount(), due.message());
            goOn = sending.filter(found -> found.progress().next() != SendStep.FINISHED)
                    .map(this::step)
                    .orElse(false);
        }
        CrashPoint.pass("send.finished");
    }

    /** Whatever may have left is followed to its end; what has not, leaves only through a connection that still stands (R71). */
    private boolean step(Sending sending) {
        SendStep next = sending.progress().next();
        if (!sending.connected() && (next == SendStep.CREATE_DRAFT || next == SendStep.SEND_DRAFT)) {
            takeDraftAway(sending);
            return trouble.notConnected(sending);
        }
        return switch (next) {
            case CREATE_DRAFT -> mayLeave(sending) && createDraft(sending);
            case LOOK_FOR_DRAFT -> lookForDraft(sending);
            case SEND_DRAFT -> mayLeave(sending) && sendDraft(sending);
            case ASK_FOR_DRAFT -> askForDraft(sending);
            case LOOK_IN_SENT -> lookInSent(sending);
            case READ_BACK -> readBack(sending);
            case FINISHED -> false;
        };
    }

    /** R46: what exceeds the day's limit is told before anything is asked of the mailbox. */
    private boolean mayLeave(Sending sending) {
        Optional<Instant> turn = sending.counted() ? Optional.empty() : count(sending);
        turn.ifPresent(at -> trouble.full(sending, at));
        return turn.isEmpty();
    }

    private Optional<Instant> count(Sending sending) {
        return Objects.requireNonNull(transaction.execute(status -> sendings.count(sending.due(), clock.instant())));
    }

    /** R71: nothing half done stays behind in the mailbox, as far as it still lets us in. */
    private void takeDraftAway(Sending sending) {
        sending.draft()
                .map(draft -> gmail.deleteDraft(sending.due().mailbox(), draft.draftId()))
                .ifPresent(answer -> {
                    if (answer instanceof Answer.Got<Boolean> || answer instanceof Answer.NotThere<Boolean>) {
                        store(sendings::draftTakenAway, sending);
                    }
                });
    }

    private boolean createDraft(Sending sending) {
        if (!Boolean.TRUE.equals(transaction.execute(status -> sendings.draftAsked(sending.due(), clock.instant())))) {
            return false;
        }
        CrashPoint.pass("send.draft-asked");
        EmailBytes email = new EmailBytes(blobs.size(sending.source()), () -> blobs.open(sending.source()));
        Answer<Draft> answer = gmail.createDraft(sending.due().mailbox(), sending.thread(), email);
        CrashPoint.pass("send.draft-created");
        if (answer instanceof Answer.NotThere<Draft> && sending.thread().isPresent()) {
            // The thread was deleted in Gmail; the answer opens a new one there and stays where it is here.
            answer = gmail.createDraft(sending.due().mailbox(), Optional.empty(), email);
        }
        return draftFound(sending, answer);
    }

    private boolean lookForDraft(Sending sending) {
        Answer<Draft> answer = gmail.findDraft(sending.due().mailbox(), new RfcMessageId(sending.ownMessageId()));
        if (answer instanceof Answer.NotThere<Draft>) {
            store(sendings::draftNotThere, sending);
            return true;
        }
        return draftFound(sending, answer);
    }

    private boolean draftFound(Sending sending, Answer<Draft> answer) {
        if (answer instanceof Answer.Got<Draft>(Draft draft)) {
            store(due -> sendings.draftKnown(due, draft, clock.instant()), sending);
            CrashPoint.pass("send.draft-stored");
            return true;
        }
        return trouble.meet(sending, answer);
    }

    private boolean sendDraft(Sending sending) {
        store(due -> sendings.sendAsked(due, clock.instant()), sending);
        CrashPoint.pass("send.send-asked");
        Answer<Sent> answer =
                gmail.sendDraft(sending.due().mailbox(), draft(sending).draftId());
        CrashPoint.pass("send.sent");
        return switch (answer) {
            case Answer.Got<Sent>(Sent sent) -> {
                store(due -> sendings.sent(due, sent.id(), sent.threadId(), clock.instant()), sending);
                CrashPoint.pass("send.sent-stored");
                yield true;
            }
            case Answer.NotThere<Sent> gone -> {
                store(due -> sendings.draftGone(due, clock.instant()), sending);
                yield true;
            }
            // The answer is lost, not the question: the draft itself will tell.
            case Answer.NoAnswer<Sent> lost -> trouble.meet(sending, answer);
            case Answer.TryLater<Sent> later -> trouble.meet(sending, answer);
            case Answer.ConsentLost<Sent> lost -> trouble.meet(sending, answer);
            case Answer.Refused<Sent> refused -> trouble.meet(sending, answer);
        };
    }

    private boolean askForDraft(Sending sending) {
        Answer<Draft> answer =
                gmail.draft(sending.due().mailbox(), draft(sending).draftId());
        if (answer instanceof Answer.Got<Draft>) {
            store(sendings::draftStillThere, sending);
            return trouble.mayGoOn(sending);
        }
        if (answer instanceof Answer.NotThere<Draft>) {
            store(due -> sendings.draftGone(due, clock.instant()), sending);
            return true;
        }
        return trouble.meet(sending, answer);
    }

    /** The draft is gone, so a copy says what became of it. Who wants it sent again has it looked for a last time. */
    private boolean lookInSent(Sending sending) {
        Answer<Envelope> answer = findSent.of(sending);
        if (answer instanceof Answer.Got<Envelope>(Envelope copy)) {
            store(due -> sendings.sent(due, copy.id(), copy.threadId(), clock.instant()), sending);
            return true;
        }
        if (!(answer instanceof Answer.NotThere<Envelope>)) {
            return trouble.meet(sending, answer);
        }
        if (!sending.search().again()) {
            return trouble.notFound(sending);
        }
        store(sendings::startAnew, sending);
        return true;
    }

    private boolean readBack(Sending sending) {
        GmailMessageId sent = sending.sent().orElseThrow();
        Answer<Envelope> answer = gmail.envelope(sending.due().mailbox(), sent);
        CrashPoint.pass("send.read-back");
        return switch (answer) {
            case Answer.Got<Envelope>(Envelope envelope) -> {
                EmailHeaders headers = EmailHeaders.of(envelope.headers());
                Message message = asMessage(envelope, headers);
                EmailIdentity identity = headers.identity(sending.due().mailbox(), message);
                store(due -> sendings.readBack(due, message.rfcMessageId(), identity, clock.instant()), sending);
                yield true;
            }
            // Deleted in Gmail right after it left: it was sent all the same, under an id that we shall not learn.
            case Answer.NotThere<Envelope> deleted -> {
                EmailIdentity identity = EmailIdentity.ofCopy(sending.due().mailbox(), sent);
                store(due -> sendings.readBack(due, Optional.empty(), identity, clock.instant()), sending);
                yield true;
            }
            case Answer.ConsentLost<Envelope> lost -> trouble.wait(sending);
            case Answer.TryLater<Envelope> later -> trouble.wait(sending);
            case Answer.NoAnswer<Envelope> none -> trouble.wait(sending);
            case Answer.Refused<Envelope> refused -> trouble.wait(sending);
        };
    }

    private static Message asMessage(Envelope envelope, EmailHeaders headers) {
        return new Message(
                envelope.id(),
                envelope.threadId(),
                envelope.labels(),
                envelope.internalDate(),
                headers.messageId(),
                headers.participants());
    }

    private static Draft draft(Sending sending) {
        return sending.draft().orElseThrow(() -> new IllegalStateException("a step that needs the draft's id"));
    }

    private void store(Consumer<Due> write, Sending sending) {
        transaction.executeWithoutResult(status -> write.accept(sending.due()));
    }
}
