package dev.tandem.server.web;

import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderSettings.Login;
import dev.tandem.server.provider.ProviderSettings.Security;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The email provider as a form.
 *
 * @param passwordSet whether a password is kept, which is never shown
 * @param errors sentences by field
 * @param test what a test found, absent if none was asked for
 */
public record ProviderForm(
        String host,
        String port,
        String security,
        String user,
        boolean passwordSet,
        String fromAddress,
        String replyDomain,
        boolean answersToAssigned,
        boolean saved,
        Map<String, String> errors,
        @Nullable Tested test) {

    /**
     * What a test found.
     *
     * @param sentence what is wrong and what to do
     * @param said the provider's own words, possibly none
     */
    public record Tested(boolean ok, String sentence, String said) {}

    /** An empty form with the port that most providers have. */
    static ProviderForm empty() {
        return new ProviderForm("", "587", Security.STARTTLS.name(), "", false, "", "", false, false, Map.of(), null);
    }

    static ProviderForm of(ProviderSettings settings, boolean saved) {
        return new ProviderForm(
                settings.host(),
                Integer.toString(settings.port()),
                settings.security().name(),
                settings.login().map(Login::user).orElse(""),
                settings.login().isPresent(),
                settings.from().value(),
                settings.replyDomain().orElse(""),
                settings.answersToAssigned(),
                saved,
                Map.of(),
                null);
    }

    /** The ways to encrypt, the usual one first. */
    public List<String> securities() {
        return List.of("STARTTLS", "TLS", "NONE");
    }
}
