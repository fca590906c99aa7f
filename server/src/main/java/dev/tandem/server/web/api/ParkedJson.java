package dev.tandem.server.web.api;

import dev.tandem.server.inbound.ParkedStore.Parked;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Emails that could not be judged (F11). */
@Schema(name = "ParkedEmails")
record ParkedJson(List<EmailJson> items, @Nullable String nextCursor) {

    /** All that is kept of one. */
    @Schema(name = "ParkedEmail")
    record EmailJson(
            String gmailMessageId,

            @Schema(description = "When Tandem first heard of it")
            Instant metAt,

            Instant parkedAt,

            @Schema(description = "How often it failed") int attempts,

            @Schema(description = "Why it failed the last time, without content")
            String reason) {

        static EmailJson of(Parked parked) {
            return new EmailJson(
                    parked.message().value(), parked.metAt(), parked.parkedAt(), parked.attempts(), parked.reason());
        }
    }

    /** Which of them to try again. */
    @Schema(name = "RetryParked")
    record RetryBody(
            @Schema(description = "One of them; all of them without") @Nullable
            String gmailMessageId) {}

    /** How many are tried again. */
    @Schema(name = "RetriedParked")
    record RetriedJson(int retried) {}
}
