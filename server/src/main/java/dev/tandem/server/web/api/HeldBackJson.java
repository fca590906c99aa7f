package dev.tandem.server.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.server.heldback.HeldBackStore.HeldEmail;
import dev.tandem.server.heldback.HeldBackStore.ImportLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is held back (R13).
 *
 * @param count of all, not of this stretch alone
 */
@Schema(name = "HeldBack")
record HeldBackJson(
        List<EmailJson> items, int count, @Nullable String nextCursor) {

    /** All that is kept of such an email. */
    @Schema(name = "HeldBackEmail")
    record EmailJson(UUID contactId, Instant receivedAt, String gmailMessageId) {

        static EmailJson of(HeldEmail email) {
            return new EmailJson(
                    email.contactId(),
                    email.receivedAt(),
                    email.gmailMessageId().value());
        }
    }

    /** How far an import has come. */
    @Schema(name = "HeldBackImport")
    record ImportJson(
            UUID id,

            @Schema(description = "Emails that were put back for judging")
            int emails,

            @Schema(description = "How many of them are here by now")
            int imported,

            @Schema(description = "How many wait for their verdict still")
            int waiting,

            @Schema(description = "Contacts whose emails these are")
            int contacts,

            @Schema(description = "How many of them were assigned by this")
            int reassigned,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID assignedTo,

            Instant begunAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant undoneAt) {

        static ImportJson of(ImportLine line) {
            return new ImportJson(
                    line.id(),
                    line.emails(),
                    line.imported(),
                    line.waiting(),
                    line.contacts(),
                    line.reassigned(),
                    line.assignedTo().map(user -> user.value()).orElse(null),
                    line.begunAt(),
                    line.undoneAt().orElse(null));
        }
    }
}
