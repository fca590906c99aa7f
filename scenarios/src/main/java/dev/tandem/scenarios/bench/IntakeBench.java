package dev.tandem.scenarios.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.CrmApi;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.harness.EmulatorProcess;
import dev.tandem.scenarios.harness.OwnPostgres;
import dev.tandem.scenarios.harness.ServerProcess;
import dev.tandem.scenarios.harness.ServerSetup;
import dev.tandem.scenarios.harness.Workplace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** {@code ./tandem bench intake}: how fast emails to a smart address become durable, and what that costs (R66). */
public final class IntakeBench {

    private static final String ADA = "ada@nordlicht.example";
    private static final String PLACE = "Fenster Kramer";
    private static final String HEAP = "512m";
    private static final int KILOBYTE = 1_000;
    private static final Duration JUDGED_MAX = Duration.ofMinutes(10);
    private static final double MILLISECONDS = 1e6;

    private static final Load WARM_UP = new Load(1_000, 10 * KILOBYTE, 8);
    private static final List<Load> LOADS = List.of(
            new Load(300, 10 * KILOBYTE, 1), new Load(2_000, 10 * KILOBYTE, 8), new Load(200, 900 * KILOBYTE, 4));

    private final int port = Workplace.freePort();
    private final EmulatorProcess emulator = EmulatorProcess.start();
    private final OwnPostgres postgres = OwnPostgres.durable();
    private final ServerSetup setup = postgres.usedBy(ServerSetup.fresh("intake-bench", emulator))
            .with("TANDEM_SMTP_PORT", Integer.toString(port));

    private IntakeBench() {}

    /** So many emails of so many bytes over so many lines at once. */
    private record Load(int emails, int bytes, int lines) {}

    /** No arguments. */
    public static void main(String[] arguments) {
        IntakeBench bench = new IntakeBench();
        try {
            bench.run();
        } finally {
            bench.postgres.close();
            bench.emulator.close();
        }
    }

    private void run() {
        SmtpSource source = SmtpSource.at(port)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "This needs smtp-source, which comes with Postfix: install that, or say with TANDEM_SMTP_SOURCE where it is."));
        try (ServerProcess server = setup.withHeap(HEAP).start()) {
            Desk ada = Desk.in(PLACE, CrmApi.of(server.url(), ADA, "nordlicht"));
            String smart = ada.api().get(ada.path("/smart-bcc")).path("address").asString();
            CpuSpent cpu = new CpuSpent(server.running().handle(), postgres.database());
            take(source, smart, WARM_UP);
            BareStore bare = new BareStore(postgres.database());
            for (Load load : LOADS) {
                measure(source, smart, load, cpu, bare);
            }
        }
    }

    private void measure(SmtpSource source, String smart, Load load, CpuSpent cpu, BareStore bare) {
        Duration serverBefore = cpu.ofServer();
        Duration postgresBefore = cpu.ofPostgres();
        Duration taken = take(source, smart, load);
        Duration ofServer = cpu.ofServer().minus(serverBefore);
        Duration ofPostgres = cpu.ofPostgres().minus(postgresBefore);
        Duration stored = bare.store(load.emails(), load.bytes(), load.lines());
        System.out.printf(
                "%,d emails of %,d bytes over %d: %.0f/s durable and answered 250; processors until all are judged: server %.1f ms and PostgreSQL %.1f ms each; the bare rows %.0f/s; ratio %.2f%n",
                load.emails(),
                load.bytes(),
                load.lines(),
                perSecond(load, taken),
                each(load, ofServer),
                each(load, ofPostgres),
                perSecond(load, stored),
                perSecond(load, taken) / perSecond(load, stored));
    }

    /** Every one of them is in the ledger when its sender is done, and judged when this comes back. */
    private Duration take(SmtpSource source, String smart, Load load) {
        long before = count("true");
        Duration taken = source.send(ADA, smart, load.emails(), load.bytes(), load.lines());
        assertThat(count("true") - before).isEqualTo(load.emails());
        await("all are judged").atMost(JUDGED_MAX).until(() -> count("state = 'WAITING'") == 0);
        return taken;
    }

    private long count(String which) {
        try (Connection line = postgres.database().getConnection();
                ResultSet row =
                        line.createStatement().executeQuery("select count(*) from smart_capture where " + which)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double perSecond(Load load, Duration time) {
        return load.emails() / (time.toNanos() / 1e9);
    }

    private static double each(Load load, Duration cpu) {
        return cpu.toNanos() / MILLISECONDS / load.emails();
    }
}
