package dev.tandem.server.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses of programs that are posted to. Whether the machine may be called is found out at each call: names can lead elsewhere later. */
public final class WebhookAddress {

    static final int MAX_CHARACTERS = 2_000;

    private static final int PORT_MAX = 65_535;

    private WebhookAddress() {}

    /** An address of the web without login and fragment; empty if this is none. */
    public static Optional<URI> parse(String written) {
        String url = written.strip();
        try {
            URI address = new URI(url);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            boolean plain = address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null;
            return Optional.of(address)
                    .filter(one -> web && plain && url.length() <= MAX_CHARACTERS && one.getPort() <= PORT_MAX);
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }
}
