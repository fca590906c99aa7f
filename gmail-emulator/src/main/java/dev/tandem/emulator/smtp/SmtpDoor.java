package dev.tandem.emulator.smtp;

import dev.tandem.emulator.post.PostOffice;
import dev.tandem.emulator.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server that takes every message. */
public final class SmtpDoor implements AutoCloseable {
    private static final int MESSAGE_BYTES_MAX = 50 * 1024 * 1024;
    private static final int CONNECTIONS_MAX = 100;

    private final SMTPServer server;

    public SmtpDoor(String bind, int port, PostOffice post, Store store) {
        server = SMTPServer.port(port)
                .bindAddress(address(bind))
                .maxMessageSize(MESSAGE_BYTES_MAX)
                .maxConnections(CONNECTIONS_MAX)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(_ -> new Transaction(post, store))
                .build();
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Cannot listen on " + bind, e);
        }
    }

    /** MAIL, RCPT, DATA: one copy for each mailbox among the recipients. */
    private static final class Transaction implements MessageHandler {
        private final PostOffice post;
        private final Store store;
        private final List<String> recipients = new ArrayList<>();
        private String sender = "";

        Transaction(PostOffice post, Store store) {
            this.post = post;
            this.store = store;
        }

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException {
            byte[] raw = data.readAllBytes();
            store.act(() -> post.deliver(raw, sender, recipients, "smtp"));
            return "Ok";
        }

        @Override
        public void done() {}
    }
}
