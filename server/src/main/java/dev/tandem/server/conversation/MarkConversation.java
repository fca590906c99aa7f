package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.conversation.ConversationMarks.Marks;
import dev.tandem.server.conversation.ConversationMarks.Target;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody reads, stars, archives or throws away a conversation, or one email of it; the mailboxes are told (R19). What is so already
 * changes nothing and is told to nobody.
 */
@Component
public class MarkConversation {

    private final ConversationMarks marks;
    private final ChangeLog changes;
    private final InstantSource clock;

    MarkConversation(ConversationMarks marks, ChangeLog changes, InstantSource clock) {
        this.marks = marks;
        this.changes = changes;
        this.clock = clock;
    }

    /** Sets the marks; a conversation that does not exist is left alone. */
    @Transactional
    public void run(SubAccountId subAccount, UUID conversation, Marks wanted) {
        Instant now = clock.instant();
        if (marks.set(subAccount, Target.all(conversation), wanted, now)) {
            changes.append(subAccount, Subject.ofConversation(Kind.CONVERSATION_CHANGED, conversation), now);
        }
    }

    /**
     * Somebody opened it. That reads it only for the people whom it reached, for nobody else wants to find an email read that they never
     * saw: whoever has it in the own mailbox or is responsible for the contact; where that is nobody, everybody.
     *
     * @return whether it is read now
     */
    @Transactional
    public boolean opened(SubAccountId subAccount, UUID conversation, UserId by, Optional<UserId> assignedTo) {
        Set<UserId> holders = marks.holders(subAccount, conversation);
        boolean nobodys = holders.isEmpty() && assignedTo.isEmpty();
        boolean reads = nobodys || holders.contains(by) || assignedTo.equals(Optional.of(by));
        if (reads) {
            run(subAccount, conversation, Marks.allRead());
        }
        return reads;
    }

    /** Sets the marks of one email. */
    @Transactional
    public void one(SubAccountId subAccount, UUID conversation, UUID message, Marks wanted) {
        Instant now = clock.instant();
        if (marks.set(subAccount, Target.one(conversation, message), wanted, now)) {
            changes.append(subAccount, Subject.ofMessage(Kind.MESSAGE_CHANGED, conversation, message), now);
        }
    }
}
