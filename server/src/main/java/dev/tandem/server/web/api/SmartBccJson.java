package dev.tandem.server.web.api;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.smartbcc.CaptureStore.Line;
import dev.tandem.server.smartbcc.KeepSmartAddress.Previous;
import dev.tandem.server.smartbcc.KeepSmartAddress.Shown;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's smart address.
 *
 * @param graceEndsAt when the last of the previous ones is refused
 */
@Schema(name = "SmartBcc")
record SmartBccJson(
        @Schema(description = "Null after it was revoked", example = "7k2mq4vd8ht3znb6wc5rj1fx9p@in.tandem.example")
        @Nullable
        String address,

        @Schema(description = "Replaced ones that still work for a while")
        List<String> previous,

        @Nullable Instant graceEndsAt) {

    static SmartBccJson of(Shown shown) {
        return new SmartBccJson(
                shown.current().map(EmailAddress::value).orElse(null),
                shown.previous().stream().map(old -> old.address().value()).toList(),
                shown.previous().stream()
                        .map(Previous::refusedFrom)
                        .max(Instant::compareTo)
                        .orElse(null));
    }

    /** An email that came to a smart address. */
    @Schema(name = "Capture")
    record CaptureJson(
            UUID id,
            Instant arrivedAt,

            @Schema(allowableValues = {"WAITING", "CAPTURED", "QUARANTINED", "SKIPPED", "DROPPED"})
            String state,

            @Schema(description = "How it was filed, why it waits, or why it was not filed", example = "NOT_PROVEN")
            @Nullable
            String reason,

            @Schema(description = "Its sender, as far as it names one")
            String from,

            String subject,
            @Nullable UUID contactId) {

        static CaptureJson of(Line line) {
            return new CaptureJson(
                    line.capture(),
                    line.acceptedAt(),
                    line.state().name(),
                    line.reason().orElse(null),
                    line.author(),
                    line.subject(),
                    line.contact().orElse(null));
        }
    }
}
