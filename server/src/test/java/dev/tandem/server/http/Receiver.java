package dev.tandem.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A program that webhooks are posted to. It answers as told, one answer after the other, and else with 204. */
public final class Receiver implements AutoCloseable {

    /** No answer comes. */
    public static final int SILENT = -1;

    private final HttpServer server;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    private Receiver(@Nullable SSLContext encryption) {
        try {
            InetSocketAddress door = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            if (encryption == null) {
                server = HttpServer.create(door, 0);
            } else {
                HttpsServer encrypted = HttpsServer.create(door, 0);
                encrypted.setHttpsConfigurator(new HttpsConfigurator(encryption));
                server = encrypted;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Over plain HTTP. */
    public static Receiver plain() {
        return new Receiver(null);
    }

    /** Encrypted. */
    public static Receiver encrypted(SSLContext encryption) {
        return new Receiver(encryption);
    }

    /** Its port on this machine. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** With which status the next posts are answered. */
    public void answer(Integer... statuses) {
        answers.addAll(java.util.List.of(statuses));
    }

    /** The next post; waits for it. */
    public Received next() {
        try {
            Received next = received.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was posted");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many posts nobody has looked at. */
    public int unseen() {
        return received.size();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                        header -> header.getValue().getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(exchange.getRequestURI().toString(), headers, body));
        Integer status = answers.poll();
        if (status != null && status == SILENT) {
            return;
        }
        if (status != null && status / 100 == 3) {
            exchange.getResponseHeaders().add("Location", "http://localhost:" + port() + "/elsewhere");
        }
        exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** What was posted. */
    public record Received(String path, Map<String, String> headers, String body) {

        /** A header's value. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }
}
