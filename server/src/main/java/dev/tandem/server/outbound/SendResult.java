package dev.tandem.server.outbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.conversation.ClaimStore;
import java.util.List;
import java.util.UUID;

/** What came of asking to send. Unless it is {@link Queued}, nothing was written. */
public sealed interface SendResult {

    /** It is on its way out. */
    record Queued(UUID message) implements SendResult {}

    /** The user has no mailbox connected here. */
    record NotConnected() implements SendResult {}

    /** The user paused the connection. */
    record Paused() implements SendResult {}

    /** Google wants the consent again (R74). */
    record ConsentNeeded(EmailAddress address) implements SendResult {}

    /** R32: another sub-account answered first, and has the thread now. */
    record ClaimedElsewhere(ClaimStore.Held claim) implements SendResult {}

    /** R51: the contact asked for no emails, and the author has not confirmed that this one shall leave all the same. */
    record DoNotDisturb(String name) implements SendResult {}

    /** Something in the request cannot be. */
    record Invalid(List<FieldProblem> problems) implements SendResult {

        static Invalid field(String field, Problem problem) {
            return new Invalid(List.of(new FieldProblem(field, problem)));
        }
    }

    /** What is wrong with which field. */
    record FieldProblem(String field, Problem problem) {}

    /** What can be wrong. The words stand in the message bundles under {@code send.problem.<name>}. */
    enum Problem {
        UNKNOWN_CONTACT,
        UNKNOWN_MESSAGE,
        NOT_AN_ADDRESS,
        NO_RECIPIENT,
        TOO_MANY_RECIPIENTS,
        EMPTY,
        TEXT_TOO_LONG,
        SUBJECT_TOO_LONG,
        ATTACHMENTS_TOO_LARGE,
        ATTACHMENT_WITHOUT_NAME,
        ATTACHMENT_TYPE_REFUSED,
        TIME_IN_THE_PAST,
        TIME_TOO_FAR,
        FROM_NOT_YOURS
    }
}
