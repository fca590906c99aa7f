package dev.tandem.server.web.api;

import dev.tandem.server.outbound.UnclearStore.Found;
import dev.tandem.server.outbound.UnclearStore.Unclear;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an email is looked for of which nobody can tell whether it left (R45). */
@Schema(name = "Unclear")
record UnclearJson(
        @Schema(description = "When it was asked to leave") @Nullable
        Instant askedAt,

        @Schema(
                description =
                        "How often it was looked for in the mailbox: in its thread, by its Message-ID, among what was sent then. Always 0 by the provider, who cannot be asked")
        int looks,

        @Nullable Instant lookedAt,

        @Schema(
                description =
                        "NOTHING: the draft is gone and no copy is there. NO_ANSWER, NO_CONSENT: the mailbox did not tell. Null before the first look")
        @Nullable
        Found found,

        @Schema(description = "Until when it is looked for") @Nullable
        Instant until,

        @Schema(description = "Whether the search is over, so that it can be sent again")
        boolean ended) {

    static UnclearJson of(Unclear unclear) {
        return new UnclearJson(
                unclear.askedAt().orElse(null),
                unclear.looks(),
                unclear.lookedAt().orElse(null),
                unclear.found().orElse(null),
                unclear.until().orElse(null),
                unclear.ended());
    }
}
