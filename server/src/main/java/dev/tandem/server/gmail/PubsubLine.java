package dev.tandem.server.gmail;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.pubsub.Pubsub;
import com.google.api.services.pubsub.PubsubScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import dev.tandem.server.TandemProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** How we speak to Pub/Sub: as the operator's service account, or in the sandbox as anybody. */
final class PubsubLine {

    /** Google holds a pull open until something comes, for a time it does not promise. */
    static final Duration PULL_WAIT_MAX = Duration.ofSeconds(60);

    private static final String APPLICATION = "tandem";

    private PubsubLine() {}

    static Pubsub to(TandemProperties properties) {
        return new Pubsub.Builder(GoogleLine.TRANSPORT, GsonFactory.getDefaultInstance(), admission(properties))
                .setRootUrl(properties.googleEndpoints().pubsubRoot() + "/")
                .setApplicationName(APPLICATION)
                .build();
    }

    private static HttpRequestInitializer admission(TandemProperties properties) {
        Path keyFile = properties.google().pubsub().credentials();
        HttpRequestInitializer credentials = keyFile == null ? nobody(properties) : serviceAccount(keyFile);
        return request -> {
            credentials.initialize(request);
            limit(request);
        };
    }

    private static void limit(HttpRequest request) {
        GoogleLine.limit(request);
        if (request.getUrl().getRawPath().endsWith(":pull")) {
            request.setReadTimeout(Math.toIntExact(PULL_WAIT_MAX.toMillis()));
        }
    }

    private static HttpRequestInitializer nobody(TandemProperties properties) {
        if (!properties.sandbox()) {
            throw new IllegalStateException(
                    "TANDEM_GOOGLE_PUBSUB_SUBSCRIPTION names a subscription to pull from; set"
                            + " TANDEM_GOOGLE_PUBSUB_CREDENTIALS to the key file of a service account that may (role Pub/Sub Subscriber).");
        }
        return request -> {};
    }

    private static HttpRequestInitializer serviceAccount(Path keyFile) {
        try (InputStream key = Files.newInputStream(keyFile)) {
            GoogleCredentials account = GoogleCredentials.fromStream(key, () -> GoogleLine.TRANSPORT);
            return new HttpCredentialsAdapter(account.createScoped(Set.of(PubsubScopes.PUBSUB)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "TANDEM_GOOGLE_PUBSUB_CREDENTIALS: " + keyFile + " is not the key file of a service account", e);
        }
    }
}
