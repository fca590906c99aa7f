package dev.tandem.server.gmail;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.GoogleEndpoints;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.SealedToken;
import dev.tandem.server.mailbox.SecretBox;
import dev.tandem.server.mailbox.SpendUnits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * One client per mailbox, so that its access token is fetched once and shared. The stored token is looked at each time: when it changes,
 * on this node or another, the client is made anew.
 */
@Component
final class OpenMailboxes {

    private static final String APPLICATION = "tandem";

    private final MailboxStore store;
    private final SecretBox secrets;
    private final OAuthClient client;
    private final SpendUnits units;
    private final GoogleEndpoints endpoints;
    private final Duration answerWait;
    private final Map<MailboxId, OpenMailbox> open = new ConcurrentHashMap<>();

    OpenMailboxes(
            MailboxStore store, SecretBox secrets, OAuthClient client, SpendUnits units, TandemProperties properties) {
        this.store = store;
        this.secrets = secrets;
        this.client = client;
        this.units = units;
        this.endpoints = properties.googleEndpoints();
        this.answerWait = properties.google().answerWait();
    }

    /** The mailbox's client; empty without a consent. */
    Optional<OpenMailbox> find(MailboxId mailbox) {
        Optional<byte[]> sealed = store.refreshToken(mailbox);
        if (sealed.isEmpty()) {
            open.remove(mailbox);
        }
        return sealed.map(token ->
                open.compute(mailbox, (id, known) -> known != null && known.isOf(token) ? known : open(id, token)));
    }

    /** Whether this client's token is still the one that is stored. */
    boolean isCurrent(MailboxId mailbox, OpenMailbox used) {
        return store.refreshToken(mailbox).filter(used::isOf).isPresent();
    }

    private OpenMailbox open(MailboxId mailbox, byte[] sealed) {
        byte[] token = secrets.open(sealed, SealedToken.context(mailbox));
        MailboxCredentials credentials = new MailboxCredentials(
                endpoints.token(), client, new String(token, StandardCharsets.UTF_8), answerWait);
        return new OpenMailbox(
                sealed, client(new Admission(credentials, answerWait), Optional.of(new Meter(mailbox, units))));
    }

    /** A client for a mailbox that we do not know yet; nothing is counted. */
    Gmail client(HttpRequestInitializer admission) {
        return client(admission, Optional.empty());
    }

    private Gmail client(HttpRequestInitializer admission, Optional<Meter> meter) {
        return new Gmail.Builder(GoogleLine.TRANSPORT, GsonFactory.getDefaultInstance(), admission)
                .setRootUrl(endpoints.apiRoot() + "/")
                .setApplicationName(APPLICATION)
                .setGoogleClientRequestInitializer(meter.orElse(null))
                .build();
    }

    /** A mailbox that we hold the key of; the key in its sealed form. */
    static final class OpenMailbox {
        private final byte[] sealed;
        private final Gmail gmail;

        private OpenMailbox(byte[] sealed, Gmail gmail) {
            this.sealed = sealed;
            this.gmail = gmail;
        }

        Gmail gmail() {
            return gmail;
        }

        private boolean isOf(byte[] other) {
            return Arrays.equals(sealed, other);
        }
    }
}
