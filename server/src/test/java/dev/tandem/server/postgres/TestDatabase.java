package dev.tandem.server.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL for tests: one server per test JVM, and for whoever asks a migrated, empty database of their own.
 *
 * <p>The migrations on the classpath run once, into a template; a new database is a copy of it and costs some 50 ms. Use it as
 * {@code private static final DataSource DATABASE = TestDatabase.fresh();} and give every test its own sub-account, or as an
 * instance field where a test needs an empty database.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "tandem_template";
    private static final String OWNER = "postgres";
    private static final int CONNECTIONS_MAX = 12;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A migrated, empty database that nobody else uses. */
    public static DataSource fresh() {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(freshUrl());
        pool.setMinimumIdle(0);
        pool.setMaximumPoolSize(CONNECTIONS_MAX);
        pool.setIdleTimeout(Duration.ofSeconds(10).toMillis());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(pool);
    }

    /** The JDBC URL (user included) of such a database, for tests that start the whole application. */
    public static String freshUrl() {
        String name = "tandem_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return Server.RUNNING.getJdbcUrl(OWNER, name);
    }

    /** The JDBC URL of a database without any table, for tests of the migrations themselves. */
    static String emptyUrl() {
        String name = "tandem_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE template0");
        return Server.RUNNING.getJdbcUrl(OWNER, name);
    }

    /** Per user, so that two users of one machine do not fight for the unpacked binaries. */
    static Path binaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "tandem-postgres-" + System.getProperty("user.name"));
    }

    private static void execute(String sql) {
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database refused: " + sql, e);
        }
    }

    /** Started by the first test that asks; stopped and erased when the JVM ends. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(EmbeddedDatabase.closedToOthers(binaries())
                                .resolve("unpacked")
                                .toFile())
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("shared_buffers", "64MB")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                migrateTemplate(server);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException("The template database could not be made", e);
            }
        }

        private static void migrateTemplate(EmbeddedPostgres server) throws SQLException {
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + TEMPLATE);
            }
            Flyway.configure()
                    .dataSource(server.getDatabase(OWNER, TEMPLATE))
                    .load()
                    .migrate();
        }
    }
}
