package dev.tandem.core.conversation;

import dev.tandem.core.mail.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in a sub-account already and touches a message.
 *
 * @param binding of the message's thread, if it has one (R11)
 * @param branches the other threads of the CRM that run in the same thread of the mailbox, because the user forwarded to them (R26)
 * @param answered where the email stands that this one answers, if it is one of the same thread of the mailbox (R26)
 * @param answeredUnseen where the email stands that this one answers, if no mailbox ever had it: it came to a smart address (R64), so the
 *     mailbox cannot know that they belong together
 * @param tookPart everybody on the earlier emails of the mailbox's thread; empty where there are none (R26)
 * @param sameEmail the thread in which the very same email already stands, brought by another mailbox or door (R29)
 * @param claimedElsewhere the other sub-account that has the thread (R32, R33)
 * @param own what the message is to this sub-account's own emails
 */
public record Standing(
        Optional<Binding> binding,
        List<Binding> branches,
        Optional<Binding> answered,
        Optional<Binding> answeredUnseen,
        Set<EmailAddress> tookPart,
        Optional<Binding> sameEmail,
        Optional<Claim> claimedElsewhere,
        Own own) {

    /** What a message can be to the emails that a sub-account shows as sent. */
    public enum Own {
        /** Nothing. */
        NONE,
        /** The mailbox's copy of one that was written here (R44). */
        COPY,
        /** A report about one of them (R18). */
        REPORTED
    }

    /** Nothing stands there that the message touches. */
    public static final Standing NOTHING = new Standing(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Own.NONE);

    /** Copies the collections. */
    public Standing {
        branches = List.copyOf(branches);
        tookPart = Set.copyOf(tookPart);
    }

    /** The same, where the message is this to the sub-account's own emails. */
    Standing meeting(Own what) {
        return new Standing(binding, branches, answered, answeredUnseen, tookPart, sameEmail, claimedElsewhere, what);
    }
}
