package dev.tandem.server.web.api;

import dev.tandem.server.identity.Access;
import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderTrouble;
import dev.tandem.server.provider.SetUpProvider;
import dev.tandem.server.web.api.ProviderJson.Body;
import dev.tandem.server.web.api.ProviderJson.TestJson;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The email provider of a sub-account, for whoever runs it (R40-R42, R74). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/provider")
@Tag(name = "Provider")
class ProviderResource {

    private final SetUpProvider setUpProvider;
    private final Words words;

    ProviderResource(SetUpProvider setUpProvider, Words words) {
        this.setUpProvider = setUpProvider;
        this.words = words;
    }

    @GetMapping
    @Operation(summary = "The email provider", description = "For admins. 404 where none is set up.")
    ProviderJson show(Access access) {
        return ProviderJson.of(found(access));
    }

    @PutMapping
    @Operation(summary = "Set the email provider up", description = "For admins. Sent whole, the password apart.")
    ProviderJson change(Access access, @RequestBody Body body) {
        return ProviderJson.of(setUpProvider.change(access, body.wish()));
    }

    @PostMapping("/test")
    @Operation(
            summary = "Test the email provider",
            description =
                    "For admins. Finds the server, encrypts, logs in and names sender and recipient, without sending an email."
                            + " Tests what is sent, or without a body what is set up.")
    TestJson test(Access access, @RequestBody(required = false) @Nullable Body body, HttpServletRequest request) {
        ProviderSettings settings = body == null ? found(access) : setUpProvider.checked(access, body.wish());
        Optional<ProviderTrouble> trouble = setUpProvider.test(access, settings);
        return trouble.map(found -> new TestJson(
                        false,
                        found.kind(),
                        words.say(
                                request,
                                "provider.trouble." + found.kind(),
                                settings.host(),
                                Integer.toString(settings.port()),
                                settings.from().value()),
                        found.said().isEmpty() ? null : found.said()))
                .orElseGet(() -> new TestJson(true, null, null, null));
    }

    private ProviderSettings found(Access access) {
        return setUpProvider.show(access).orElseThrow(Refusal::notFound);
    }
}
