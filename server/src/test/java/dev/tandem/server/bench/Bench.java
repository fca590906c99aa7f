package dev.tandem.server.bench;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.TestProperties;
import dev.tandem.server.gmail.EmulatedGmail;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.inbound.InMemoryBlobStore;
import dev.tandem.server.mailbox.MailboxSignal;
import dev.tandem.server.mailbox.SecretBox;
import dev.tandem.server.mailbox.TestSecrets;
import dev.tandem.server.postgres.CrmFacts;
import dev.tandem.server.postgres.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One database, one emulator and one set of use cases for all tests of this JVM. Every test brings its own sub-accounts, people and
 * mailboxes (see {@link Scene}), so nothing has to be cleaned up.
 */
public final class Bench {

    private static final class Running {
        static final Bench BENCH = new Bench();
    }

    private final SettableClock clock = new SettableClock();
    private final EmulatedGmail gmail = new EmulatedGmail();
    private final DataSource database = TestDatabase.fresh();
    private final AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();

    private Bench() {
        gmail.settings("{\"quotaUnitsPerMinute\":0}");
        rooms.registerBean(DataSource.class, () -> database);
        rooms.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        rooms.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
        rooms.registerBean(
                TransactionOperations.class,
                () -> new TransactionTemplate(rooms.getBean(JdbcTransactionManager.class)));
        rooms.registerBean(InstantSource.class, () -> clock);
        rooms.registerBean(RandomGenerator.class, () -> new SecureRandom());
        rooms.registerBean(
                TandemProperties.class,
                () -> TestProperties.with(Map.of(
                        "tandem.google.api-root",
                        gmail.url(),
                        "tandem.google.quota.units-per-minute",
                        "1000000",
                        "tandem.google.quota.project-units-per-minute",
                        "1000000000",
                        "tandem.emulator.smtp-port",
                        Integer.toString(gmail.smtpPort()))));
        rooms.registerBean("messageSource", MessageSource.class, () -> words());
        rooms.registerBean(SecretBox.class, TestSecrets::box);
        rooms.registerBean(BlobStore.class, () -> new InMemoryBlobStore());
        rooms.registerBean(MailboxSignal.class, () -> mailbox -> {});
        rooms.register(Rooms.class);
        rooms.refresh();
    }

    private static MessageSource words() {
        ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
        bundles.setBasename("messages");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        return bundles;
    }

    /** The one of this JVM. */
    public static Bench shared() {
        return Running.BENCH;
    }

    /** A use case or a store. */
    public <T> T get(Class<T> type) {
        return rooms.getBean(type);
    }

    /** The time of the use cases; the emulator has its own. */
    public SettableClock clock() {
        return clock;
    }

    /** Brings both clocks to the later time; other tests moved one or the other. */
    void setClocks() {
        Duration behind = Duration.between(gmail.now(), clock.instant());
        if (behind.isNegative()) {
            clock.pass(behind.negated());
        } else {
            gmail.pass(behind.toString());
        }
    }

    /** Many tests in one real minute, each with hours of its own, draw more units than all servers of an operator ever could. */
    void forgetUnits() {
        JdbcClient.create(database())
                .sql("update project_quota set spent = array_fill(0, array[cardinality(spent)])")
                .update();
    }

    /** Google's side. */
    public EmulatedGmail gmail() {
        return gmail;
    }

    /** What really stands in the database. */
    public CrmFacts facts() {
        return new CrmFacts(JdbcClient.create(database));
    }

    /** For fixtures that write by SQL. */
    public DataSource database() {
        return database;
    }

    /** The rooms without their doors. */
    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(
            basePackages = {
                "dev.tandem.server.campaign",
                "dev.tandem.server.claim",
                "dev.tandem.server.contact",
                "dev.tandem.server.conversation",
                "dev.tandem.server.csv",
                "dev.tandem.server.draft",
                "dev.tandem.server.gmail",
                "dev.tandem.server.heldback",
                "dev.tandem.server.identity",
                "dev.tandem.server.inbound",
                "dev.tandem.server.mailbox",
                "dev.tandem.server.mailproof",
                "dev.tandem.server.notice",
                "dev.tandem.server.outbound",
                "dev.tandem.server.outgoing",
                "dev.tandem.server.policy",
                "dev.tandem.server.postgres",
                "dev.tandem.server.provider",
                "dev.tandem.server.relay",
                "dev.tandem.server.reply",
                "dev.tandem.server.smartbcc",
                "dev.tandem.server.webhook",
                "dev.tandem.server.workflow",
                "dev.tandem.server.http"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(DatabaseConfiguration|ChangeFeed|Bench.*)"))
    static class Rooms {}
}
