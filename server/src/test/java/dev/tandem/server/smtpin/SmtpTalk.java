package dev.tandem.server.smtpin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A conversation over a bare line, byte by byte as the test wants it. */
final class SmtpTalk implements AutoCloseable {

    private static final int PATIENCE_MILLISECONDS = 20_000;

    private Socket line;
    private BufferedReader answers;
    private OutputStream words;
    private final String greeting;

    SmtpTalk(int port) {
        try {
            line = new Socket(InetAddress.getByName("localhost"), port);
            line.setSoTimeout(PATIENCE_MILLISECONDS);
            line.setTcpNoDelay(true);
            answers = answersOn(line);
            words = line.getOutputStream();
            greeting = answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String greeting() {
        return greeting;
    }

    /** Sends this and an end of line; answers with what comes back. */
    String say(String text) {
        try {
            words.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            words.flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends exactly this, and waits for nothing. */
    void send(String text) {
        try {
            words.write(text.getBytes(StandardCharsets.ISO_8859_1));
            words.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer. */
    String hear() {
        try {
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the other side to hang up, whatever it says before. */
    boolean isEnded() {
        try {
            String said = answers.readLine();
            while (said != null) {
                said = answers.readLine();
            }
            return true;
        } catch (SocketTimeoutException still) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Makes the handshake that STARTTLS asks for, as somebody who trusts this certificate for this name. */
    void secure(SSLContext trusted, String name) throws IOException {
        SSLSocket secured = (SSLSocket) trusted.getSocketFactory().createSocket(line, name, line.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        line = secured;
        answers = answersOn(secured);
        words = secured.getOutputStream();
    }

    private static BufferedReader answersOn(Socket line) throws IOException {
        return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Everything up to the email itself. */
    String envelope(String from, String to) {
        say("EHLO mail.example");
        say("MAIL FROM:<" + from + ">");
        say("RCPT TO:<" + to + ">");
        return say("DATA");
    }

    /** The same line many times, and the end of the email. */
    String flood(String text, int times) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        try {
            for (int count = 0; count < times; count++) {
                words.write(bytes);
            }
            return say(".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer() throws IOException {
        StringBuilder all = new StringBuilder();
        String one = answers.readLine();
        while (one != null && one.length() > 3 && one.charAt(3) == '-') {
            all.append(one).append('\n');
            one = answers.readLine();
        }
        return all.append(one).toString();
    }

    @Override
    public void close() {
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
