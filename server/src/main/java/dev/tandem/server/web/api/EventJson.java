package dev.tandem.server.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.server.conversation.ChangeLog.Entry;
import dev.tandem.server.conversation.ChangeLog.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visible change; the ids tell what to fetch anew. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Event")
record EventJson(
        @Schema(description = "Grows by one with every change of the sub-account", example = "1204")
        String id,

        @Schema(example = "message.arrived") String type,
        Instant at,
        @Nullable UUID conversationId,
        @Nullable UUID messageId,
        @Nullable UUID contactId,
        @Nullable UUID userId) {

    static EventJson of(Entry entry) {
        Subject subject = entry.subject();
        return new EventJson(
                Long.toString(entry.number()),
                subject.kind().type(),
                entry.at(),
                subject.conversation().orElse(null),
                subject.message().orElse(null),
                subject.contact().orElse(null),
                subject.user().orElse(null));
    }
}
