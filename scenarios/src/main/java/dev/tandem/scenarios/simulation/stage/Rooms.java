package dev.tandem.scenarios.simulation.stage;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.mailbox.MailboxSignal;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The server's rooms and adapters as they are, without its doors: nothing happens in them unless a story asks. */
final class Rooms implements AutoCloseable {

    /** As many as anybody wants: units are counted by the database's clock, and a story has its own. */
    private static final String UNITS_PER_MINUTE = "1000000";

    private final AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();

    Rooms(DataSource database, InstantSource clock, BlobStore blobs, String google) {
        rooms.getBeanFactory().registerSingleton("database", database); // outlives this server, so nobody closes it
        rooms.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        rooms.registerBean(JdbcTransactionManager.class, () -> new MortalTransactions(database));
        rooms.registerBean(
                TransactionOperations.class,
                () -> new TransactionTemplate(rooms.getBean(JdbcTransactionManager.class)));
        rooms.registerBean(InstantSource.class, () -> clock);
        rooms.registerBean(RandomGenerator.class, () -> new SecureRandom());
        rooms.registerBean(TandemProperties.class, () -> properties(google));
        rooms.registerBean(BlobStore.class, () -> blobs);
        rooms.registerBean(MailboxSignal.class, () -> mailbox -> {});
        rooms.register(Inhabited.class);
        rooms.refresh();
    }

    <T> T get(Class<T> type) {
        return rooms.getBean(type);
    }

    @Override
    public void close() {
        rooms.close();
    }

    private static TandemProperties properties(String google) {
        Map<String, String> settings = Map.of(
                "tandem.public-url",
                "http://localhost:8080",
                "tandem.google.api-root",
                google,
                "tandem.google.quota.units-per-minute",
                UNITS_PER_MINUTE,
                "tandem.secret.key",
                Base64.getEncoder().encodeToString(new byte[32]));
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("tandem", TandemProperties.class)
                .get();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackages = {
                "dev.tandem.server.contact",
                "dev.tandem.server.conversation",
                "dev.tandem.server.crypto",
                "dev.tandem.server.draft",
                "dev.tandem.server.gmail",
                "dev.tandem.server.heldback",
                "dev.tandem.server.identity",
                "dev.tandem.server.inbound",
                "dev.tandem.server.mailbox",
                "dev.tandem.server.notice",
                "dev.tandem.server.outbound",
                "dev.tandem.server.outgoing",
                "dev.tandem.server.postgres",
                "dev.tandem.server.provider",
                "dev.tandem.server.relay",
                "dev.tandem.server.smartbcc",
                "dev.tandem.server.mailproof"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(DatabaseConfiguration|ChangeFeed|TellConsentLost)"))
    static class Inhabited {}
}
