package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.Heard.HungUp;
import dev.tandem.server.mailcheck.Heard.Nonsense;
import dev.tandem.server.mailcheck.Heard.Nothing;
import dev.tandem.server.mailcheck.Heard.Said;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A line to an SMTP server that may be broken or mean. A mail library would hide what is asked for here: each answer by itself, a limit
 * for the whole of it, and a certificate that is bad.
 */
final class Line implements AutoCloseable {

    static final int LINE_BYTES_MAX = 2048;
    static final int LINES_MAX = 100;

    private static final Pattern ANSWER = Pattern.compile("([2-5]\\d\\d)(?:([ -])(.*))?");

    private Socket socket;
    private InputStream in;

    Line(Socket connected) throws IOException {
        socket = connected;
        in = new BufferedInputStream(connected.getInputStream());
    }

    /** How this side is called by whoever has no name (RFC 5321 section 4.1.3). */
    String self() {
        String address = socket.getLocalAddress().getHostAddress();
        return address.contains(":") ? "[IPv6:" + address.split("%", 2)[0] + "]" : "[" + address + "]";
    }

    /** Says this and hears the answer. */
    Heard ask(String words, Duration patience) {
        try {
            socket.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException gone) {
            return new HungUp();
        }
        return hear(patience);
    }

    /** The next answer, which has to be whole before patience ends, however it drips. */
    Heard hear(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        List<String> lines = new ArrayList<>();
        try {
            while (lines.size() < LINES_MAX) {
                String line = read(until);
                Matcher answer = ANSWER.matcher(line);
                if (!answer.matches()) {
                    return new Nonsense(line);
                }
                lines.add(answer.group(3) == null ? "" : answer.group(3));
                if (!"-".equals(answer.group(2))) {
                    return new Said(Integer.parseInt(answer.group(1)), lines);
                }
            }
            return new Nonsense("an answer without an end");
        } catch (SocketTimeoutException late) {
            return new Nothing(patience);
        } catch (IOException gone) {
            return new HungUp();
        }
    }

    private String read(long until) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < LINE_BYTES_MAX) {
            int next = next(until);
            if (next == '\n') {
                break;
            }
            if (next != '\r') {
                line.append(next < ' ' || next > '~' ? '?' : (char) next);
            }
        }
        return line.toString();
    }

    private int next(long until) throws IOException {
        long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) left);
        int next = in.read();
        if (next < 0) {
            throw new IOException("the line was ended");
        }
        return next;
    }

    /**
     * Makes the handshake; the line speaks encrypted from then on.
     *
     * @throws IOException if it breaks
     */
    SSLSocket encrypt(SSLContext context, String machine, Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        SSLSocket encrypted =
                (SSLSocket) context.getSocketFactory().createSocket(socket, machine, socket.getPort(), true);
        encrypted.startHandshake();
        socket = encrypted;
        in = new BufferedInputStream(encrypted.getInputStream());
        return encrypted;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is ended either way
        }
    }
}
