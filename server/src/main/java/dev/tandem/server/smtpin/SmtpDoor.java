package dev.tandem.server.smtpin;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.TandemProperties.Smtp;
import dev.tandem.server.reply.AcceptReturn;
import dev.tandem.server.smartbcc.AcceptEmail;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/** The SMTP server behind smart addresses (R60, R66); listens only where a domain for them is set up. */
@Component
class SmtpDoor implements SmartLifecycle {

    /** Conversations at once. */
    static final int CONNECTIONS_MAX = 60;

    /** Addresses of one email; nobody has more smart addresses. */
    static final int RECIPIENTS_MAX = 20;

    /** RFC 5321 section 4.5.3.2.7 asks for five minutes. */
    static final Duration SILENCE_MAX = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(SmtpDoor.class);

    private final TandemProperties properties;
    private final AcceptEmail acceptEmail;
    private final AcceptReturn acceptReturn;
    private final InstantSource clock;
    private volatile @Nullable SMTPServer server;

    SmtpDoor(TandemProperties properties, AcceptEmail acceptEmail, AcceptReturn acceptReturn, InstantSource clock) {
        this.properties = properties;
        this.acceptEmail = acceptEmail;
        this.acceptReturn = acceptReturn;
        this.clock = clock;
    }

    /** Where it listens; 0 while it does not. */
    int port() {
        SMTPServer running = server;
        return running == null ? 0 : running.getPortAllocated();
    }

    @Override
    public void start() {
        String domain = properties.smartDomain();
        if (domain == null) {
            return;
        }
        SMTPServer built = build(domain, properties.smtp());
        built.start();
        server = built;
        LOG.info("Smart addresses at {} are served on port {}", domain, built.getPortAllocated());
    }

    private SMTPServer build(String domain, Smtp smtp) {
        Room room = new Room();
        SMTPServer.Builder builder = SMTPServer.port(smtp.port())
                .bindAddress(address(smtp.address()))
                .hostName(domain)
                .softwareName("Tandem")
                .maxConnections(CONNECTIONS_MAX)
                .maxRecipients(RECIPIENTS_MAX)
                .maxMessageSize(AcceptEmail.EMAIL_BYTES_MAX)
                .connectionTimeout((int) SILENCE_MAX.toSeconds(), TimeUnit.SECONDS)
                .insertReceivedHeaders(false)
                .sessionHandler(new PeerLimits(clock))
                .messageHandlerFactory(context -> new Transaction(acceptEmail, acceptReturn, context, room, clock));
        if (smtp.certificate() != null && smtp.key() != null) {
            builder.enableTLS().startTlsSocketFactory(certified(smtp.certificate(), smtp.key()));
        }
        return builder.build();
    }

    private static SSLContext certified(Path certificate, Path key) {
        PemSslStoreDetails details =
                PemSslStoreDetails.forCertificate("file:" + certificate).withPrivateKey("file:" + key);
        return SslBundle.of(new PemSslStoreBundle(details, null)).createSslContext();
    }

    private static InetAddress address(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("TANDEM_SMTP_ADDRESS names no machine: " + name, unknown);
        }
    }

    @Override
    public void stop() {
        SMTPServer running = server;
        server = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
