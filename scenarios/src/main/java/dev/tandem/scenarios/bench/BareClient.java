package dev.tandem.scenarios.bench;

import dev.tandem.scenarios.harness.SmtpSink.Taken;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Sends emails that are there already, over as many lines as the server opens, and does nothing else: no database, no crash to survive. */
final class BareClient {

    private BareClient() {}

    /** Returns when the last one was taken. */
    static void send(List<Taken> emails, int port, int lines) {
        Queue<Taken> waiting = new ConcurrentLinkedQueue<>(emails);
        List<Thread> senders = IntStream.range(0, lines)
                .mapToObj(n -> Thread.ofPlatform().start(() -> overOneLine(waiting, port)))
                .toList();
        for (Thread sender : senders) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void overOneLine(Queue<Taken> waiting, int port) {
        Session session = Session.getInstance(new Properties());
        URLName sink = new URLName("smtp", "localhost", port, null, null, null);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                SMTPTransport line = new SMTPTransport(session, sink)) {
            socket.setTcpNoDelay(true);
            line.connect(socket);
            for (Taken next = waiting.poll(); next != null; next = waiting.poll()) {
                MimeMessage email = new MimeMessage(
                        session, new ByteArrayInputStream(next.source().getBytes(StandardCharsets.ISO_8859_1)));
                line.sendMessage(email, new Address[] {new InternetAddress(next.recipient())});
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
