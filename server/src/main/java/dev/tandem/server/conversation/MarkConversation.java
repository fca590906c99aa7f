package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.conversation.ConversationMarks.Marks;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody reads, stars, archives or throws away a conversation. What is so already changes nothing and is told to nobody. */
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
        if (marks.set(subAccount, conversation, wanted)) {
            changes.append(
                    subAccount, Subject.ofConversation(Kind.CONVERSATION_CHANGED, conversation), clock.instant());
        }
    }
}
