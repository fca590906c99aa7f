package dev.tandem.server.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.core.mail.Direction;
import dev.tandem.server.conversation.ConversationQueries.Line;
import dev.tandem.server.conversation.ConversationQueries.ThreadLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation: everything between one contact and the sub-account. */
@Schema(name = "Conversation")
record ConversationJson(
        UUID id,
        ContactLine contact,
        LastMessage lastMessage,
        int messageCount,
        int unreadCount,

        @Schema(description = "Emails that did not leave, or of which nobody can tell whether they did")
        int failedCount,

        boolean starred,
        boolean archived,
        boolean trashed,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Oldest first; only where one conversation is asked for")
        @Nullable
        List<ThreadJson> threads) {

    /** Whose conversation it is. */
    @Schema(name = "ConversationContact")
    record ContactLine(
            UUID id,
            @Schema(example = "Jana Weber") String name,
            @Nullable UUID assignedTo) {}

    /** What a list shows of the newest message. */
    @Schema(name = "LastMessage")
    record LastMessage(Instant at, Direction direction, String subject, String snippet, boolean hasAttachments) {}

    /** A thread of the conversation. */
    @Schema(name = "Thread")
    record ThreadJson(UUID id, String subject, int messageCount, Instant lastMessageAt) {

        static ThreadJson of(ThreadLine thread) {
            return new ThreadJson(thread.threadId(), thread.subject(), thread.messageCount(), thread.lastMessageAt());
        }
    }

    static ConversationJson of(Line line) {
        return of(line, null);
    }

    static ConversationJson of(Line line, @Nullable List<ThreadLine> threads) {
        return new ConversationJson(
                line.conversationId(),
                new ContactLine(
                        line.contactId(), line.contactName(), line.assignedTo().orElse(null)),
                new LastMessage(
                        line.lastMessageAt(),
                        line.lastDirection(),
                        line.lastSubject(),
                        line.lastSnippet(),
                        line.lastHasAttachments()),
                line.messageCount(),
                line.unreadCount(),
                line.failedCount(),
                line.starred(),
                line.archived(),
                line.trashed(),
                threads == null ? null : threads.stream().map(ThreadJson::of).toList());
    }
}
