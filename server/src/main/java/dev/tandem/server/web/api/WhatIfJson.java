package dev.tandem.server.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.server.web.api.VerdictJson.StepJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to an email (R80).
 *
 * @param subAccounts the caller's on that mailbox, the one where it was asked first
 */
@Schema(name = "WhatIf")
record WhatIfJson(List<WouldBeJson> subAccounts) {

    /** The verdict it would get in one sub-account. */
    @Schema(name = "WhatIfVerdict")
    record WouldBeJson(
            UUID subAccountId,
            String subAccount,

            @Schema(description = "Address of the mailbox", example = "ben@nordlicht.example")
            String mailbox,

            @Schema(allowableValues = {"SYNCED", "NOT_SYNCED", "HELD_BACK"})
            String outcome,

            @Schema(description = "The rule that would decide", example = "R12")
            String rule,

            List<StepJson> steps,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID contactId) {}
}
