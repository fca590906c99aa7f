package dev.tandem.server.smtpin;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.TandemProperties.Smtp;
import dev.tandem.server.reply.AcceptReturn;
import dev.tandem.server.smartbcc.AcceptEmail;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.internal.server.CommandHandler;
import org.subethamail.smtp.server.SMTPServer;

/** The SMTP server behind smart addresses (R60, R66); listens only where a domain for them is set up. */
@Component
class SmtpDoor implements SmartLifecycle {

    /** Conversations at once. */
    static final int CONNECTIONS_MAX = 60;

    /** Without a single byte. */
    static final Duration SILENCE_MAX = Conversations.COMMAND_TIME_MAX;

    /** How often those are looked for that take too long. */
    static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(SmtpDoor.class);

    private final TandemProperties properties;
    private final AcceptEmail acceptEmail;
    private final AcceptReturn acceptReturn;
    private final InstantSource clock;
    private volatile @Nullable SMTPServer server;
    private volatile @Nullable ScheduledExecutorService patrol;

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
        Conversations conversations = new Conversations(new PeerLimits(clock), clock);
        SMTPServer built = build(domain, properties.smtp(), conversations);
        built.start();
        server = built;
        patrol = patrol(conversations);
        LOG.info("Smart addresses at {} are served on port {}", domain, built.getPortAllocated());
    }

    private SMTPServer build(String domain, Smtp smtp, Conversations conversations) {
        SMTPServer.Builder builder = SMTPServer.port(smtp.port())
                .bindAddress(address(smtp.address()))
                .hostName(domain)
                .softwareName("Tandem")
                .maxConnections(CONNECTIONS_MAX)
                .maxRecipients(AcceptEmail.RECIPIENTS_MAX)
                .maxMessageSize(AcceptEmail.EMAIL_BYTES_MAX)
                .connectionTimeout((int) SILENCE_MAX.toSeconds(), TimeUnit.SECONDS)
                .insertReceivedHeaders(false)
                .sessionHandler(conversations)
                .messageHandlerFactory(context -> new Transaction(acceptEmail, acceptReturn, context, conversations));
        if (smtp.certificate() != null && smtp.key() != null) {
            builder.enableTLS().startTlsSocketFactory(new ServerCertificate(smtp.certificate(), smtp.key()));
        }
        return watched(builder.build(), conversations);
    }

    private static SMTPServer watched(SMTPServer built, Conversations conversations) {
        CommandHandler commands = built.getCommandHandler();
        commands.addCommand(new Greeting());
        commands.addCommand(new NoChunks());
        commands.addCommand(new SecuredOrEnded(commands.getCommand("STARTTLS")));
        for (String verb : List.copyOf(commands.getVerbs())) {
            commands.addCommand(new WatchedCommand(commands.getCommand(verb), conversations));
        }
        return built;
    }

    private static ScheduledExecutorService patrol(Conversations conversations) {
        ScheduledExecutorService patrol = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("smtp-patrol").factory());
        var _ = patrol.scheduleWithFixedDelay(
                conversations::endOverdue, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return patrol;
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
        ScheduledExecutorService watching = patrol;
        server = null;
        patrol = null;
        if (watching != null) {
            watching.shutdownNow();
        }
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
