package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.VerdictQueries.VerdictLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a verdict was decided on, as it stands now: read from live rows by ids, because a verdict itself holds no content (R80). Asked only
 * about verdicts that the user may see.
 */
public interface VerdictFacts {

    /** The copy of a message that stands here: of the user's own mailbox, else the first; empty if it came through none. */
    Optional<Copy> copyOf(SubAccountId subAccount, UserId user, UUID message);

    /** The verdict of one copy in this sub-account, whoever's mailbox it is in. */
    Optional<VerdictLine> verdict(SubAccountId subAccount, Copy copy);

    /** Facts by copy. */
    Map<Copy, Facts> of(SubAccountId subAccount, UserId user, List<Copy> copies);

    /** What became of the same copy in the user's other sub-accounts, as far as the user is a member and connected there with it. */
    List<Elsewhere> elsewhere(SubAccountId here, UserId user, Copy copy);

    /** An email in a mailbox. */
    record Copy(MailboxId mailbox, String gmailMessageId) {

        /** Of a verdict. */
        public static Copy of(VerdictLine line) {
            return new Copy(line.mailboxId(), line.gmailMessageId());
        }
    }

    /**
     * The facts.
     *
     * @param connectedSince since when the mailbox is connected here, by this user if they are
     * @param contact whom the verdict names
     * @param labels of the copy, as far as they are stored
     * @param sources how many copies and doors the message has
     * @param toldAt when the mailbox's history told of it
     */
    record Facts(
            Optional<Instant> connectedSince,
            Optional<Person> contact,
            Optional<InThread> thread,
            List<String> labels,
            int sources,
            Optional<Instant> toldAt) {

        /** None at all. */
        public static final Facts NONE =
                new Facts(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0, Optional.empty());
    }

    /** A contact and who has it. */
    record Person(UUID contactId, String name, Optional<UserId> assignedTo, Optional<String> assignedName) {}

    /** Where it stands, and since when its mailbox's thread is bound there. */
    record InThread(String subject, UUID conversationId, Optional<Instant> boundSince) {}

    /** A verdict elsewhere. */
    record Elsewhere(SubAccountId subAccount, String name, String outcome, String rule) {}
}
