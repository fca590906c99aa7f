package dev.tandem.server;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where Google's doors are. All of them move together when the API root points elsewhere, because an emulator serves them all
 * under one root.
 *
 * @param apiRoot Gmail REST, without a slash at the end
 * @param authorization account chooser and consent page
 * @param token exchange of codes and refresh tokens
 * @param revoke end of a grant
 * @param certs the keys (JWKS) that sign identity tokens and pushes
 * @param pubsubRoot Pub/Sub REST, without a slash at the end
 */
public record GoogleEndpoints(URI apiRoot, URI authorization, URI token, URI revoke, URI certs, URI pubsubRoot) {

    static GoogleEndpoints of(GoogleProperties google, @Nullable URI emulator) {
        URI elsewhere = google.apiRoot() != null ? google.apiRoot() : emulator;
        URI token = google.tokenUrl() != null
                ? google.tokenUrl()
                : under(elsewhere, "https://oauth2.googleapis.com", "/token");
        URI pubsubRoot = google.pubsub().root();
        return new GoogleEndpoints(
                under(elsewhere, "https://gmail.googleapis.com", ""),
                under(
                        google.authRoot() != null ? google.authRoot() : elsewhere,
                        "https://accounts.google.com",
                        "/o/oauth2/v2/auth"),
                token,
                token.resolve("revoke"),
                under(elsewhere, "https://www.googleapis.com", "/oauth2/v3/certs"),
                under(pubsubRoot != null ? pubsubRoot : elsewhere, "https://pubsub.googleapis.com", ""));
    }

    private static URI under(@Nullable URI elsewhere, String google, String path) {
        String root = elsewhere == null ? google : elsewhere.toString();
        return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
    }
}
