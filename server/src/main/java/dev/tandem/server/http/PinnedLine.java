package dev.tandem.server.http;

import dev.tandem.server.webhook.WebhookCaller.Header;
import dev.tandem.server.webhook.WebhookCaller.Line;
import dev.tandem.server.webhook.WebhookCaller.Posted;
import dev.tandem.server.webhook.WebhookCaller.Trouble;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A line to one machine. The client of the JDK looks names up by itself, and could be told another address than the one that was
 * checked. So it gets the address instead of the name; the name goes along in the header {@code Host} and in the handshake, where the
 * certificate is compared with it. That a request may set {@code Host} is a system property, set before the client is first used.
 */
final class PinnedLine implements Line {

    private static final String HOST = "Host";

    private final HttpClient client;
    private final URI pinned;
    private final String host;
    private final Duration waitMax;

    PinnedLine(URI address, InetAddress machine, SSLContext encryption, Duration waitMax) {
        this.waitMax = waitMax;
        this.pinned = pinned(address, machine);
        this.host = address.getRawAuthority();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(waitMax)
                .sslContext(encryption)
                .sslParameters(named(address.getHost()))
                .build();
    }

    private static URI pinned(URI address, InetAddress machine) {
        String literal = machine instanceof Inet6Address
                ? "[" + machine.getHostAddress().replaceAll("%.*", "") + "]"
                : machine.getHostAddress();
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return URI.create(address.getScheme() + "://" + literal + port + path + query);
    }

    /** An address written instead of a name needs no name in the handshake; its certificate is compared with the address. */
    private static SSLParameters named(String host) {
        SSLParameters parameters = new SSLParameters();
        if (!host.startsWith("[") && !host.matches("[0-9.]+")) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        return parameters;
    }

    @Override
    public Posted post(List<Header> headers, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(pinned)
                .timeout(waitMax)
                .header(HOST, host)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Tandem-Webhook/1")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(header -> request.header(header.name(), header.value()));
        return answered(client.sendAsync(request.build(), BodyHandlers.discarding()));
    }

    /** An answer without an end would keep the request open beyond its own limit. */
    private Posted answered(CompletableFuture<HttpResponse<Void>> answer) {
        try {
            int status = answer.get(waitMax.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            boolean taken = status >= 200 && status < 300;
            return new Posted(Optional.of(status), taken ? Optional.empty() : Optional.of(Trouble.OTHER_STATUS));
        } catch (TimeoutException late) {
            answer.cancel(true);
            return failed(Trouble.TOO_SLOW);
        } catch (ExecutionException failed) {
            return failed(trouble(failed.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed(Trouble.NOT_REACHED);
        }
    }

    private static Trouble trouble(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException late -> Trouble.TOO_SLOW;
            case SSLException unsafe -> Trouble.NO_SAFE_LINE;
            case null -> Trouble.NOT_REACHED;
            default -> Trouble.NOT_REACHED;
        };
    }

    private static Posted failed(Trouble trouble) {
        return new Posted(Optional.empty(), Optional.of(trouble));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
