package dev.tandem.scenarios.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Stores as many bytes in as many rows, each durable before the next, and does nothing else: no SMTP, no address, no ledger. */
final class BareStore {

    private final DataSource database;

    BareStore(DataSource database) {
        this.database = database;
    }

    /** How long that takes over so many connections. */
    Duration store(int emails, int bytes, int lines) {
        execute("drop table if exists bare_store");
        execute("create table bare_store (n integer primary key, email bytea not null)");
        // as it is, for nobody asked for fewer bytes
        execute("alter table bare_store alter column email set storage external");
        ConcurrentLinkedQueue<Integer> waiting =
                new ConcurrentLinkedQueue<>(IntStream.range(0, emails).boxed().toList());
        long begun = System.nanoTime();
        List<Thread> storing = IntStream.range(0, lines)
                .mapToObj(line -> Thread.ofPlatform().start(() -> overOneLine(waiting, bytes)))
                .toList();
        try {
            for (Thread one : storing) {
                one.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void overOneLine(ConcurrentLinkedQueue<Integer> waiting, int bytes) {
        byte[] email = "X".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
        try (Connection line = database.getConnection();
                PreparedStatement insert = line.prepareStatement("insert into bare_store values (?, ?)")) {
            for (Integer next = waiting.poll(); next != null; next = waiting.poll()) {
                insert.setInt(1, next);
                insert.setBytes(2, email);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection line = database.getConnection()) {
            line.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
