package dev.tandem.server.web.api;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.server.TandemServer;
import dev.tandem.server.gmail.EmulatedGmail;
import dev.tandem.server.postgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** One server that takes emails by HTTP, with a database that can be away, for all tests of it in this JVM. */
final class InboundServer {

    static final String SECRET = "a secret of the operator and of the provider";

    static final int SMTP_PORT = freePort();

    private static final EmulatedGmail GMAIL = new EmulatedGmail();
    private static final String DATABASE = TestDatabase.freshUrl();
    private static final ConfigurableApplicationContext CONTEXT = start();

    private InboundServer() {}

    static String url() {
        return "http://localhost:" + CONTEXT.getEnvironment().getRequiredProperty("local.server.port");
    }

    static <T> T get(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** Nobody gets into the database, and whoever is in is thrown out, until this is closed. */
    static AutoCloseable databaseAway() throws SQLException {
        String name = DATABASE.replaceAll(".*/([a-z0-9_]+)\\?.*", "$1");
        execute("alter database " + name + " with allow_connections false");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        return () -> {
            execute("alter database " + name + " with allow_connections true");
            ((HikariDataSource) get(DataSource.class)).getHikariPoolMXBean().softEvictConnections();
        };
    }

    private static void execute(String sql) throws SQLException {
        String beside = DATABASE.replaceAll("/[a-z0-9_]+\\?", "/postgres?");
        try (var connection = DriverManager.getConnection(beside);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext start() {
        try {
            return SpringApplication.run(
                    TandemServer.class,
                    "--server.port=0",
                    "--tandem.public-url=http://localhost:8298",
                    "--tandem.database.url=" + DATABASE,
                    "--tandem.data-dir=" + Files.createTempDirectory("tandem-inbound"),
                    "--tandem.secret.key=" + Base64.getEncoder().encodeToString(new byte[32]),
                    "--tandem.demo=false",
                    "--tandem.inbound.secret=" + SECRET,
                    "--tandem.smtp.port=" + SMTP_PORT,
                    "--tandem.emulator.port=" + URI.create(GMAIL.url()).getPort(),
                    "--tandem.emulator.smtp-port=" + GMAIL.smtpPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
