package dev.tandem.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Reads a stream of server-sent events line by line; a line that never comes ends the test by a time-out. */
final class Listener implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    private Listener(HttpURLConnection connection) throws IOException {
        this.connection = connection;
        this.lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Comes back when the stream has begun. */
    static Listener to(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setReadTimeout(PATIENCE_MILLIS);
        var listener = new Listener(connection);
        listener.await("event: clock");
        return listener;
    }

    /** The next line that begins so. */
    String await(String beginning) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new AssertionError("the stream ended before " + beginning);
        }
        return line;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
