package dev.tandem.emulator.mailbox;

import dev.tandem.emulator.mime.Envelope;
import dev.tandem.emulator.mime.Subjects;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which thread of a mailbox a message belongs to. */
public final class Threading {
    private Threading() {}

    /**
     * The thread of a message that is named in References or In-Reply-To, the nearest first. At Gmail the subject must be
     * the same too, but for reply prefixes; the outside world goes by the references alone.
     */
    static @Nullable String threadFor(Mailbox mailbox, Envelope envelope) {
        List<String> references = envelope.references();
        for (String id : references.reversed()) {
            for (Message known : mailbox.withRfcMessageId(id)) {
                if (!mailbox.account().isGmail() || sameSubject(known, envelope)) {
                    return known.threadId();
                }
            }
        }
        return null;
    }

    /** True if a message of the thread has this subject, but for reply prefixes. */
    public static boolean fits(Mailbox mailbox, String threadId, Envelope envelope) {
        return mailbox.thread(threadId).stream().anyMatch(known -> sameSubject(known, envelope));
    }

    private static boolean sameSubject(Message known, Envelope envelope) {
        return Subjects.base(known.summary().subject()).equals(Subjects.base(envelope.subject()));
    }
}
