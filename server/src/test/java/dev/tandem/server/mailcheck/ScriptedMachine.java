package dev.tandem.server.mailcheck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as it was told, by how a line begins; {@code ""} is the greeting. Well behaved where nothing is told. */
final class ScriptedMachine implements AutoCloseable {

    /** Says nothing and waits until the other side has gone. */
    static final String SILENT = "SILENT";

    /** Hangs up. */
    static final String DROP = "DROP";

    private static final Map<String, String> WELL_BEHAVED = Map.of(
            "", "220 in.tandem.example ESMTP Tandem",
            "EHLO", "250-in.tandem.example\r\n250-SIZE 36700160\r\n250 STARTTLS",
            "STARTTLS", "220 go",
            "MAIL", "250 ok",
            "RCPT", "550 5.1.1 No such address here",
            "RSET", "250 ok",
            "QUIT", "221 bye");

    private final ServerSocket door;
    private final Map<String, String> answers = new HashMap<>(WELL_BEHAVED);
    private final @Nullable SSLContext certificate;
    final List<String> told = new CopyOnWriteArrayList<>();

    ScriptedMachine(@Nullable SSLContext certificate, Map<String, String> answers) {
        this.certificate = certificate;
        this.answers.putAll(answers);
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    private void listen() {
        while (!door.isClosed()) {
            try (Socket line = door.accept()) {
                if (answer(line, "")) {
                    converse(line);
                }
            } catch (IOException gone) {
                // the other side hung up, or the test is over
            }
        }
    }

    private void converse(Socket line) throws IOException {
        BufferedReader in = reader(line);
        for (String said = in.readLine(); said != null; said = in.readLine()) {
            told.add(said);
            if (!answer(line, said)) {
                return;
            }
            if (said.equals("STARTTLS") && certificate != null) {
                converse(encrypted(line, certificate));
                return;
            }
        }
    }

    private boolean answer(Socket line, String said) throws IOException {
        String answer = answers.keySet().stream()
                .filter(begin -> said.startsWith(begin) && begin.isEmpty() == said.isEmpty())
                .max(Comparator.comparingInt(String::length))
                .map(answers::get)
                .orElse("502 what");
        if (answer.equals(SILENT)) {
            reader(line).readLine();
        }
        if (answer.equals(SILENT) || answer.equals(DROP)) {
            return false;
        }
        line.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
        return true;
    }

    private static SSLSocket encrypted(Socket line, SSLContext certificate) throws IOException {
        SSLSocket socket = (SSLSocket) certificate.getSocketFactory().createSocket(line, null, line.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private static BufferedReader reader(Socket line) throws IOException {
        return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
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
