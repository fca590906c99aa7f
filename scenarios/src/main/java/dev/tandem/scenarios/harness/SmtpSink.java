package dev.tandem.scenarios.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes every email at once and keeps it in memory: nothing a provider does can be faster. */
public final class SmtpSink implements AutoCloseable {

    private final ServerSocket door;
    private final List<Taken> taken = new ArrayList<>();

    /** Opens it. */
    public SmtpSink() {
        try {
            this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::answer);
    }

    /** An email, whom it was for, and when it was there, as {@link System#nanoTime} tells. */
    public record Taken(String recipient, String source, long nanoTime) {}

    /** Where it listens. */
    public int port() {
        return door.getLocalPort();
    }

    /** Everything it took, in order. */
    public List<Taken> all() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    /** How many it took. */
    public int count() {
        synchronized (taken) {
            return taken.size();
        }
    }

    /** It took nothing yet. */
    public void forget() {
        synchronized (taken) {
            taken.clear();
        }
    }

    private void answer() {
        while (!door.isClosed()) {
            try {
                Socket line = door.accept();
                Thread.startVirtualThread(() -> talk(line));
            } catch (IOException closed) {
                // Nobody is listened to any more.
            }
        }
    }

    private void talk(Socket line) {
        try (line;
                InputStream in = new BufferedInputStream(line.getInputStream())) {
            line.setTcpNoDelay(true);
            say(line, "220 sink.example");
            String recipient = "";
            for (String told = read(in); !told.isEmpty(); told = read(in)) {
                String command = told.strip().toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT")) {
                    recipient = told.replaceAll("(?s)^.*<|>.*$", "");
                } else if (command.equals("DATA")) {
                    say(line, "354 go on");
                    keep(recipient, content(in));
                }
                say(line, command.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException broken) {
            // The other side hung up.
        }
    }

    private void keep(String recipient, String source) {
        synchronized (taken) {
            taken.add(new Taken(recipient, source, System.nanoTime()));
        }
    }

    private static String content(InputStream in) throws IOException {
        StringBuilder source = new StringBuilder();
        for (String line = read(in); !line.isEmpty() && !line.equals(".\r\n"); line = read(in)) {
            source.append(line.startsWith(".") ? line.substring(1) : line);
        }
        return source.toString();
    }

    private static void say(Socket line, String words) throws IOException {
        line.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** With its end; empty at the end of everything. */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int one = in.read();
        while (one >= 0) {
            line.write(one);
            if (one == '\n') {
                break;
            }
            one = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
