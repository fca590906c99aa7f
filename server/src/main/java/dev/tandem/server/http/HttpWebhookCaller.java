package dev.tandem.server.http;

import dev.tandem.server.outgoing.FindHost;
import dev.tandem.server.outgoing.FindHost.Found;
import dev.tandem.server.webhook.WebhookCaller;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Finds the machine behind an address, checks it, and opens a line to it alone. */
@Component
final class HttpWebhookCaller implements WebhookCaller {

    /** How long a program outside may take to answer. */
    static final Duration WAIT_MAX = Duration.ofSeconds(10);

    private final FindHost findHost;
    private final SSLContext encryption;
    private final Duration waitMax;

    @Autowired
    HttpWebhookCaller(FindHost findHost) throws NoSuchAlgorithmException {
        this(findHost, SSLContext.getDefault(), WAIT_MAX);
    }

    HttpWebhookCaller(FindHost findHost, SSLContext encryption, Duration waitMax) {
        this.findHost = findHost;
        this.encryption = encryption;
        this.waitMax = waitMax;
    }

    @Override
    public Line open(URI address) {
        String host = address.getHost().replaceAll("[\\[\\]]", "");
        return switch (findHost.find(host)) {
            case Found.At at -> new PinnedLine(address, at.addresses().getFirst(), encryption, waitMax);
            case Found.Unknown unknown -> new NoLine(Trouble.HOST_UNKNOWN);
            case Found.NotAllowed inner -> new NoLine(Trouble.HOST_NOT_ALLOWED);
        };
    }
}
