package dev.tandem.server.web.api;

import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderSettings.Login;
import dev.tandem.server.provider.ProviderSettings.Security;
import dev.tandem.server.provider.ProviderTrouble;
import dev.tandem.server.provider.SetUpProvider.Wish;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The email provider of a sub-account, as it is shown. */
@Schema(name = "Provider")
record ProviderJson(
        @Schema(example = "smtp.provider.example") String host,
        @Schema(example = "587") int port,
        Security security,

        @Schema(example = "crm@fenster-kramer.example") @Nullable
        String user,

        @Schema(description = "Whether there is a password; itself it is never told")
        boolean passwordSet,

        @Schema(description = "Where emails leave from", example = "crm@fenster-kramer.example")
        String fromAddress,

        @Schema(description = "Domain of the reply addresses that come back here") @Nullable
        String replyDomain,

        @Schema(
                description =
                        "Whether answers to bulk and workflow emails go to the mailbox of whoever the contact is assigned to")
        boolean answersToAssigned) {

    static ProviderJson of(ProviderSettings settings) {
        return new ProviderJson(
                settings.host(),
                settings.port(),
                settings.security(),
                settings.login().map(Login::user).orElse(null),
                settings.login().isPresent(),
                settings.from().value(),
                settings.replyDomain().orElse(null),
                settings.answersToAssigned());
    }

    /** The provider as it is sent. */
    @Schema(name = "ProviderSettings")
    record Body(
            @Schema(example = "smtp.provider.example") @Nullable
            String host,

            @Schema(example = "587") @Nullable Integer port,
            @Nullable Security security,

            @Schema(description = "Left out where the provider asks for no login") @Nullable
            String user,

            @Schema(
                    description =
                            "Left out, the one from before stays, as long as server, security and user are the same. It is never"
                                    + " told.")
            @Nullable
            String password,

            @Nullable String fromAddress,
            @Nullable String replyDomain,

            @Schema(description = "Left out: they come back here") @Nullable
            Boolean answersToAssigned) {

        /** @throws BadInput where something is missing */
        Wish wish() {
            List<Fault> faults = new ArrayList<>();
            missing(faults, "host", host);
            missing(faults, "port", port);
            missing(faults, "security", security);
            missing(faults, "fromAddress", fromAddress);
            BadInput.throwIfAny(faults);
            return new Wish(
                    Objects.requireNonNull(host),
                    Objects.requireNonNull(port),
                    Objects.requireNonNull(security),
                    user,
                    password,
                    Objects.requireNonNull(fromAddress),
                    replyDomain,
                    Boolean.TRUE.equals(answersToAssigned));
        }

        private static void missing(List<Fault> faults, String field, @Nullable Object value) {
            if (value == null) {
                faults.add(Fault.of(field, "providerSettings.missing"));
            }
        }

        @Override
        public String toString() {
            return "ProviderSettings[" + host + "]";
        }
    }

    /** What a test found. */
    @Schema(name = "ProviderTest")
    record TestJson(
            @Schema(description = "Whether the provider would take an email")
            boolean ok,

            ProviderTrouble.@Nullable Kind trouble,

            @Schema(description = "What is wrong and what to do") @Nullable
            String detail,

            @Schema(description = "What the provider answered, in its own words", example = "535 Authentication failed")
            @Nullable
            String said) {}
}
