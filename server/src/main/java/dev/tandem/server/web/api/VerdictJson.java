package dev.tandem.server.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an email of a connected mailbox, and why (R80). */
@Schema(name = "Verdict")
record VerdictJson(
        String gmailMessageId,

        @Schema(description = "Null where the email is not stored: then only a hash of it is kept") @Nullable
        String rfcMessageId,

        @Schema(description = "Address of the mailbox", example = "ben@nordlicht.example")
        String mailbox,

        @Schema(allowableValues = {"SYNCED", "NOT_SYNCED", "HELD_BACK", "PENDING", "PARKED"})
        String outcome,

        @Schema(description = "The rule that decided; null while none has", example = "R12") @Nullable
        String rule,

        List<StepJson> steps,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID contactId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID messageId,
        @Nullable Instant receivedAt,
        @Nullable Instant judgedAt) {

    /** One question on the way; exactly one of them decided. */
    @Schema(name = "VerdictStep")
    record StepJson(
            @Schema(example = "R12") String rule,

            @Schema(example = "Is the contact assigned to you?")
            String question,

            @Schema(example = "Yes.") String answer,
            boolean decided) {}
}
