package dev.tandem.core.mail;

import java.util.List;

/**
 * What an email's headers say it is, beside who wrote to whom.
 *
 * @param automatic whether a machine wrote it, and which kind (R18)
 * @param forward whether its subject or a header says that it passes on another email (R26)
 * @param answers the emails it says it answers: In-Reply-To, then References from the last to the first. A claim of the sender, so it
 *     only counts among emails that the provider itself put into one thread (F64)
 */
public record Nature(Automatic automatic, boolean forward, List<RfcMessageId> answers) {

    /** An email that says nothing of the kind. */
    public static final Nature PLAIN = new Nature(Automatic.NONE, false, List.of());

    /** Copies the list. */
    public Nature {
        answers = List.copyOf(answers);
    }
}
