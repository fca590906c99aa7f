package dev.tandem.server.web.api;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.server.identity.SubAccount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A sub-account. */
@Schema(name = "SubAccount")
record SubAccountJson(
        UUID id,
        @Schema(example = "Fenster Kramer") String name,
        @Schema(example = "Europe/Berlin") String timeZone,

        @Schema(
                example = "en",
                allowableValues = {"en", "de"})
        String language,

        @Schema(description = "Whose email a connected mailbox brings in (R13)")
        GatePolicy gatePolicy,

        @Schema(description = "Individual emails per mailbox in a rolling 24 hours (R46)", example = "500")
        int dailyLimit) {

    static SubAccountJson of(SubAccount subAccount) {
        return new SubAccountJson(
                subAccount.id().value(),
                subAccount.name(),
                subAccount.timeZone().getId(),
                subAccount.language().tag(),
                subAccount.gatePolicy(),
                subAccount.dailyLimit());
    }
}
