package dev.tandem.server.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ChangeLog.Entry;
import dev.tandem.server.conversation.ChangeLog.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A change as it is posted; the same names as in the event stream. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookEvent(
        String id,
        String type,
        Instant at,
        UUID subAccountId,
        @Nullable UUID conversationId,
        @Nullable UUID messageId,
        @Nullable UUID contactId,
        @Nullable UUID userId) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static WebhookEvent of(SubAccountId subAccount, Entry entry) {
        Subject subject = entry.subject();
        return new WebhookEvent(
                Long.toString(entry.number()),
                subject.kind().type(),
                entry.at(),
                subAccount.value(),
                subject.conversation().orElse(null),
                subject.message().orElse(null),
                subject.contact().orElse(null),
                subject.user().orElse(null));
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
