package dev.tandem.server.outbound;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.inbound.EmailHeaders;
import dev.tandem.server.inbound.EmailReader;
import dev.tandem.server.mailbox.Gmail.Envelope;
import dev.tandem.server.outbound.SendingStore.Sending;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Which of several messages is the email that a vanished draft became (R45, F48: never by subject or time alone). */
final class SentCopy {

    private SentCopy() {}

    /**
     * The copy, if one can be told for sure: by our private header, or where that did not survive by the very same Date, author and
     * recipients on a message that stands for nothing else.
     */
    static Optional<Envelope> in(
            List<Envelope> thread, Sending sending, EmailHeaders own, BiPredicate<Sending, GmailMessageId> isFree) {
        return thread.stream()
                .filter(envelope -> envelope.labels().contains(Label.SENT))
                .filter(envelope -> isFree.test(sending, envelope.id()))
                .filter(envelope -> isOurs(EmailHeaders.of(envelope.headers()), own))
                .findFirst();
    }

    /** What the email says of itself. */
    static EmailHeaders headers(byte[] email) {
        return new EmailReader().read(new RawEmail(email)).headers();
    }

    private static boolean isOurs(EmailHeaders found, EmailHeaders own) {
        if (found.tandemMessage().isPresent()) {
            return found.tandemMessage().equals(own.tandemMessage());
        }
        return found.date().equals(own.date()) && found.participants().equals(own.participants());
    }
}
