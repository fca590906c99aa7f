package dev.tandem.server.web.api;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.identity.Language;
import dev.tandem.server.identity.SetUpSubAccount;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.SubAccountStore.Settings;
import dev.tandem.server.identity.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of a sub-account as they are sent; what is left out is as for whoever makes it. */
@Schema(name = "SubAccountSettings")
record SubAccountBody(
        @Schema(example = "Fenster Kramer") @Nullable String name,

        @Schema(description = "A name of the IANA time zone database", example = "Europe/Berlin") @Nullable
        String timeZone,

        @Schema(
                example = "en",
                allowableValues = {"en", "de"})
        @Nullable
        String language,

        @Nullable GatePolicy gatePolicy,
        @Schema(example = "500") @Nullable Integer dailyLimit) {

    static SubAccountBody of(SubAccount subAccount) {
        return new SubAccountBody(
                subAccount.name(),
                subAccount.timeZone().getId(),
                subAccount.language().tag(),
                subAccount.gatePolicy(),
                subAccount.dailyLimit());
    }

    /** What a null stands for is taken from the user. */
    Settings settings(User user) {
        List<Fault> faults = new ArrayList<>();
        Optional<ZoneId> zone = timeZone == null ? Optional.of(user.timeZone()) : zone(timeZone);
        if (zone.isEmpty()) {
            faults.add(Fault.of("timeZone", "timeZone"));
        }
        Optional<Language> tongue = language == null ? Optional.of(user.language()) : Language.of(language);
        if (tongue.isEmpty()) {
            faults.add(Fault.of("language", "language"));
        }
        BadInput.throwIfAny(faults);
        return new Settings(
                Objects.requireNonNullElse(name, ""),
                zone.orElseThrow(),
                tongue.orElseThrow(),
                Objects.requireNonNullElse(gatePolicy, GatePolicy.ASSIGNED),
                Objects.requireNonNullElse(dailyLimit, SetUpSubAccount.DAILY_LIMIT_DEFAULT));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
