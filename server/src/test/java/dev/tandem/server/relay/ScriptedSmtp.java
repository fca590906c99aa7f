package dev.tandem.server.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server that answers as it was told, by verb; {@code GREETING} and {@code END} are verbs too. */
final class ScriptedSmtp implements AutoCloseable {

    /** The line is closed instead of an answer. */
    static final String DROP = "DROP";

    /** No answer comes. */
    static final String SILENT = "SILENT";

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("GREETING", "220 scripted"),
            Map.entry("EHLO", "250-scripted\r\n250 AUTH PLAIN"),
            Map.entry("AUTH", "235 welcome"),
            Map.entry("MAIL", "250 from"),
            Map.entry("RCPT", "250 to"),
            Map.entry("DATA", "354 go on"),
            Map.entry("END", "250 taken as 17"),
            Map.entry("STARTTLS", "220 encrypt"),
            Map.entry("RSET", "250 forgotten"),
            Map.entry("QUIT", "221 bye"));

    private final Map<String, String> answers;
    private final Optional<SSLContext> encryption;
    private final boolean fromTheFirstByte;
    private final ServerSocket door;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String breaking = "";
    private volatile int breakingAt = 2;
    private final AtomicInteger asked = new AtomicInteger();
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<String> taken = new CopyOnWriteArrayList<>();

    private ScriptedSmtp(Map<String, String> answers, Optional<SSLContext> encryption, boolean fromTheFirstByte) {
        this.answers = answers;
        this.encryption = encryption;
        this.fromTheFirstByte = fromTheFirstByte;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** In the clear. */
    static ScriptedSmtp plain(Map<String, String> answers) {
        return new ScriptedSmtp(answers, Optional.empty(), false);
    }

    /** Closes the line instead of its second answer to this. */
    static ScriptedSmtp breakingSecond(String verb) {
        ScriptedSmtp server = plain(Map.of());
        server.breaking = verb;
        return server;
    }

    /** Encrypted when asked. */
    static ScriptedSmtp startTls(SSLContext encryption) {
        return new ScriptedSmtp(Map.of("EHLO", "250-scripted\r\n250 STARTTLS"), Optional.of(encryption), false);
    }

    /** Encrypted from the first byte on. */
    static ScriptedSmtp tls(SSLContext encryption) {
        return new ScriptedSmtp(Map.of(), Optional.of(encryption), true);
    }

    /** Closes the line instead of its first answer to this; {@code CONTENT}: within the email. */
    ScriptedSmtp breakingFirst(String verb) {
        breaking = verb;
        breakingAt = 1;
        return this;
    }

    int port() {
        return door.getLocalPort();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket line = door.accept();
                Thread.ofVirtual().start(() -> talk(line));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void talk(Socket line) {
        try (line) {
            Socket spoken = fromTheFirstByte ? encrypted(line) : line;
            if (answer(spoken, "GREETING")) {
                converse(spoken);
            }
        } catch (IOException gone) {
            // The other side hung up, which is what some tests are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse(Socket line) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
        for (String said = in.readLine(); said != null; said = in.readLine()) {
            told.add(said);
            String verb = said.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (!answer(line, verb)) {
                return;
            }
            if (verb.equals("STARTTLS") && encryption.isPresent()) {
                converse(encrypted(line));
                return;
            }
            if (verb.equals("DATA") && answerTo("DATA").startsWith("354") && !content(line, in)) {
                return;
            }
        }
    }

    private boolean content(Socket line, BufferedReader in) throws IOException, InterruptedException {
        StringBuilder email = new StringBuilder();
        if (breaking.equals("CONTENT") && asked.incrementAndGet() == breakingAt) {
            line.setSoLinger(true, 0);
            return false;
        }
        for (String said = in.readLine(); said != null && !said.equals("."); said = in.readLine()) {
            email.append(said).append('\n');
        }
        taken.add(email.toString());
        return answer(line, "END");
    }

    private boolean answer(Socket line, String verb) throws IOException, InterruptedException {
        String answer = verb.equals(breaking) && asked.incrementAndGet() == breakingAt ? DROP : answerTo(verb);
        if (answer.equals(SILENT)) {
            closed.await();
        }
        if (answer.equals(SILENT) || answer.equals(DROP)) {
            return false;
        }
        line.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        line.getOutputStream().flush();
        return true;
    }

    private String answerTo(String verb) {
        return answers.getOrDefault(verb, USUAL.getOrDefault(verb, "502 what"));
    }

    private SSLSocket encrypted(Socket line) throws IOException {
        SSLSocket socket =
                (SSLSocket) encryption.orElseThrow().getSocketFactory().createSocket(line, null, line.getPort(), false);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
