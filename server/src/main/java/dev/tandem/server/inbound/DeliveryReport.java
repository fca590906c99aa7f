package dev.tandem.server.inbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import java.util.List;
import java.util.Optional;

/**
 * What a mail server says became of an email (R18, RFC 3464, and the many forms older than it).
 *
 * @param kind the worst it says: one failed recipient among delivered ones makes it FAILED
 * @param failures the recipients who failed, or who still wait if it is DELAYED, each once; empty if it names none
 * @param about Message-IDs of the email it is about, the surest first; empty where the report does not tell. Anybody can write a report:
 *     whether such an email was sent, and to these recipients, is for the reader to check (F83)
 */
public record DeliveryReport(Kind kind, List<Failure> failures, List<RfcMessageId> about) {

    /** Copies the collections. */
    public DeliveryReport {
        failures = List.copyOf(failures);
        about = List.copyOf(about);
    }

    /** What became of the email, the worst first. */
    public enum Kind {
        /** It was given up. */
        FAILED,
        /** It is still tried; nothing is lost. */
        DELAYED,
        /** It was handed to a server that reports no further. */
        RELAYED,
        /** It reached the mailbox. */
        DELIVERED
    }

    /**
     * One recipient who was not reached.
     *
     * @param status as in RFC 3463, for example {@code 5.1.1}; where the server only says it in words, what they mean
     * @param diagnostic what the server said, on one line and cut to a few hundred characters; possibly empty
     */
    public record Failure(EmailAddress recipient, Optional<String> status, String diagnostic) {}
}
