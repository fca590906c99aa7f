package dev.tandem.server.gmail;

import dev.tandem.server.TandemProperties;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operator's OAuth client as Google knows it. In the sandbox any name will do. */
@Component
final class OAuthClient {

    /** Where Google sends people back to; registered in the operator's Google project. */
    static final String CALLBACK_PATH = "/oauth/google/callback";

    private static final String SANDBOX = "tandem-sandbox";

    private final TandemProperties properties;

    OAuthClient(TandemProperties properties) {
        this.properties = properties;
    }

    String id() {
        return orSandbox(properties.google().clientId());
    }

    String secret() {
        return orSandbox(properties.google().clientSecret());
    }

    URI callback() {
        return URI.create(properties.publicUrl() + CALLBACK_PATH);
    }

    private static String orSandbox(@Nullable String value) {
        return value == null ? SANDBOX : value;
    }
}
