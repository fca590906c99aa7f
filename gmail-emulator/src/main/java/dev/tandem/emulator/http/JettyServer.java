package dev.tandem.emulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens with Jetty's core, each request in a virtual thread. */
public final class JettyServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JettyServer.class);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final int REQUEST_HEAD_BYTES_MAX = 64 * 1024;

    private final Server server;
    private final ServerConnector connector;

    public JettyServer(String bind, int port, InstantSource clock, Door front) {
        var pool = new QueuedThreadPool();
        pool.setName("emulator-http");
        pool.setDaemon(true);
        pool.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(pool);
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setRequestHeaderSize(REQUEST_HEAD_BYTES_MAX);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(bind);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Bridge(clock, front));
        server.setStopTimeout(0);
    }

    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("Cannot listen on port " + connector.getPort() + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The HTTP server did not stop cleanly", e);
        }
    }

    private static final class Bridge extends Handler.Abstract {
        private final InstantSource clock;
        private final Door front;

        Bridge(InstantSource clock, Door front) {
            this.clock = clock;
            this.front = front;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            response.getHeaders().put("Date", HTTP_DATE.format(clock.instant()));
            Answer answer = front.answer(Requests.read(request));
            switch (answer) {
                case Answer.Whole whole -> write(whole, response, callback);
                case Answer.Live live -> write(live, response, callback);
                case Answer.Lost _ -> cut(request, callback);
                case null -> write(Answer.html(404, Pages.NOT_FOUND), response, callback);
            }
            return true;
        }

        private static void write(Answer.Whole whole, Response response, Callback callback) {
            response.setStatus(whole.status());
            whole.headers().forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
            if (whole.status() != 204 && whole.status() != 304) {
                response.getHeaders().put("Content-Length", Integer.toString(whole.body().length));
            }
            response.write(true, java.nio.ByteBuffer.wrap(whole.body()), callback);
        }

        private static void write(Answer.Live live, Response response, Callback callback) {
            response.setStatus(200);
            response.getHeaders().put("Content-Type", live.contentType());
            response.getHeaders().put("Cache-Control", "no-store");
            try (OutputStream out = Content.Sink.asOutputStream(response)) {
                live.writer().writeTo(out);
                callback.succeeded();
            } catch (IOException e) {
                callback.failed(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                callback.failed(e);
            }
        }

        private static void cut(Request request, Callback callback) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new EofException("answer lost on purpose"));
        }
    }

    /** Turns Jetty's request into ours. */
    private static final class Requests {
        static Call read(Request request) throws IOException {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            request.getHeaders()
                    .forEach(field -> headers.computeIfAbsent(
                                    field.getName().toLowerCase(Locale.ROOT), _ -> new java.util.ArrayList<>())
                            .add(field.getValue()));
            Values values = new Values(headers);
            byte[] body = Bodies.read(Content.Source.asInputStream(request), values.first("content-encoding", ""));
            String verb =
                    values.first("x-http-method-override", request.getMethod()).toUpperCase(Locale.ROOT);
            Call call = Call.of(verb, target(request), values, body);
            return Overrides.formAsQuery(call, request.getMethod());
        }

        private static String target(Request request) {
            URI uri = URI.create(request.getHttpURI().asString().replace(" ", "%20"));
            String query = uri.getRawQuery();
            return query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
        }
    }
}
