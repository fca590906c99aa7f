package dev.tandem.scenarios.simulation.stage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.scenarios.harness.Workplace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL that forgets its data when the power fails: servers die in a story, this machine does not. */
final class Database implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 6;

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;
    private final JdbcClient jdbc;

    private Database(EmbeddedPostgres server) {
        this.server = server;
        Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        settings.setMaximumPoolSize(CONNECTIONS_MAX);
        settings.setMinimumIdle(1);
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool = new HikariDataSource(settings);
        jdbc = JdbcClient.create(pool);
    }

    /** Starts an empty one with all tables. */
    static Database start() {
        try {
            return new Database(EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(Workplace.folder("postgres-programs")
                            .resolve("unpacked")
                            .toFile())
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("autovacuum", "off")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DataSource pool() {
        return pool;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** The tables that hold something. */
    List<String> tables() {
        return jdbc.sql("""
                select table_name
                  from information_schema.tables
                 where table_schema = 'public'
                   and table_type = 'BASE TABLE'
                   and table_name <> 'flyway_schema_history'
                 order by table_name
                """).query((row, n) -> row.getString(1)).list();
    }

    /** Empties every table but the key that this installation hashes with. */
    void forget() {
        String all = tables().stream()
                .filter(table -> !table.equals("installation_key"))
                .map(table -> '"' + table + '"')
                .collect(Collectors.joining(", "));
        jdbc.sql("truncate " + all + " cascade").update();
    }

    @Override
    public void close() {
        pool.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
