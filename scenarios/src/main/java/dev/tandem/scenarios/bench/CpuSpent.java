package dev.tandem.scenarios.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** How much time of the processors the server and its PostgreSQL have used so far. */
final class CpuSpent {

    private final ProcessHandle server;
    private final ProcessHandle postgres;

    CpuSpent(ProcessHandle server, DataSource database) {
        this.server = server;
        this.postgres = parentOfBackends(database);
    }

    Duration ofServer() {
        return of(server);
    }

    /** Of connections that were closed meanwhile nothing is known; the server keeps its own open. */
    Duration ofPostgres() {
        return Stream.concat(Stream.of(postgres), postgres.children())
                .map(CpuSpent::of)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static ProcessHandle parentOfBackends(DataSource database) {
        try (Connection line = database.getConnection();
                ResultSet row = line.createStatement().executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
