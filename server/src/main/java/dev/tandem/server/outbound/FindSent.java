package dev.tandem.server.outbound;

import dev.tandem.core.inbound.ReconciliationRules.Stretch;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.inbound.EmailHeaders;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Answers;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.Gmail.Envelope;
import dev.tandem.server.mailbox.Gmail.Listed;
import dev.tandem.server.mailbox.Gmail.Listing;
import dev.tandem.server.mailbox.Gmail.MessagePage;
import dev.tandem.server.outbound.SendingStore.Sending;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Where is the email that a vanished draft became (R45)? In the draft's thread, else wherever its Message-ID is, else among everything
 * that was sent when it was; our private header tells which one it is.
 */
final class FindSent {

    /** How far Gmail's clock and ours may differ. */
    private static final Duration CLOCKS_DIFFER_MAX = Duration.ofMinutes(10);

    /** Our own headers are far smaller; what stands behind them is not needed. */
    private static final int HEADERS_BYTES_MAX = 256 * 1024;

    /** So many messages are looked at beside its thread; each costs 20 quota units. */
    private static final int CANDIDATES_MAX = 20;

    private final Gmail gmail;
    private final SendingStore sendings;
    private final BlobStore blobs;

    FindSent(Gmail gmail, SendingStore sendings, BlobStore blobs) {
        this.gmail = gmail;
        this.sendings = sendings;
        this.blobs = blobs;
    }

    /** The copy; {@code NotThere} only when every place was looked into and none holds it. */
    Answer<Envelope> of(Sending sending) {
        Look look = new Look(sending, headers(sending));
        Answer<Envelope> inThread = inThread(look);
        Answer<Envelope> found = inThread instanceof Answer.NotThere<Envelope> ? byMessageId(look) : inThread;
        return found instanceof Answer.NotThere<Envelope> ? amongSent(look) : found;
    }

    private EmailHeaders headers(Sending sending) {
        try (InputStream email = blobs.open(sending.source())) {
            return SentCopy.headers(email.readNBytes(HEADERS_BYTES_MAX));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Look(Sending sending, EmailHeaders own) {

        private MailboxId mailbox() {
            return sending.due().mailbox();
        }
    }

    private Answer<Envelope> inThread(Look look) {
        return look.sending()
                .draft()
                .map(draft ->
                        Answers.then(gmail.thread(look.mailbox(), draft.threadId()), thread -> among(thread, look)))
                .orElseGet(Answer.NotThere::new);
    }

    private Answer<Envelope> byMessageId(Look look) {
        RfcMessageId own = new RfcMessageId(look.sending().ownMessageId());
        return Answers.then(gmail.withMessageId(look.mailbox(), own), listed -> oneOf(listed, look));
    }

    /** F46: Gmail may have given it another Message-ID. */
    private Answer<Envelope> amongSent(Look look) {
        return look.sending()
                .search()
                .askedAt()
                .map(asked -> new Stretch(asked.minus(CLOCKS_DIFFER_MAX), Optional.of(asked.plus(CLOCKS_DIFFER_MAX))))
                .map(around -> new Listing(around, Optional.of(Label.SENT)))
                .map(listing -> Answers.then(
                        gmail.messages(look.mailbox(), listing, Optional.empty()),
                        (MessagePage page) -> oneOf(page.messages(), look)))
                .orElseGet(Answer.NotThere::new);
    }

    private Answer<Envelope> oneOf(List<Listed> listed, Look look) {
        Iterator<GmailMessageId> candidates = listed.stream()
                .map(Listed::id)
                .filter(id -> isFree(look.sending(), id))
                .limit(CANDIDATES_MAX)
                .iterator();
        Answer<Envelope> found = new Answer.NotThere<>();
        while (found instanceof Answer.NotThere<Envelope> && candidates.hasNext()) {
            found = Answers.then(
                    gmail.envelope(look.mailbox(), candidates.next()), envelope -> among(List.of(envelope), look));
        }
        return found;
    }

    private Answer<Envelope> among(List<Envelope> messages, Look look) {
        return SentCopy.in(messages, look.sending(), look.own(), this::isFree)
                .<Answer<Envelope>>map(Answer.Got::new)
                .orElseGet(Answer.NotThere::new);
    }

    private boolean isFree(Sending sending, GmailMessageId message) {
        return !sendings.isKnown(sending.due().subAccount(), sending.due().mailbox(), message);
    }
}
