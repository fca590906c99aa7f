package dev.tandem.scenarios.bench;

import dev.tandem.scenarios.crm.CrmApi;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.harness.EmulatorProcess;
import dev.tandem.scenarios.harness.OwnPostgres;
import dev.tandem.scenarios.harness.ServerProcess;
import dev.tandem.scenarios.harness.ServerSetup;
import dev.tandem.scenarios.harness.SmtpSink;
import java.util.List;

/** {@code ./tandem bench sending}: how fast emails leave, and how much memory that takes. */
public final class SendBench {

    private static final String BEN = "ben@nordlicht.example";
    private static final String PRIYA = "priya.nair@nair-design.example";
    private static final String PLACE = "Fenster Kramer";
    private static final int EMAILS = 200;
    private static final int WARM_UP = 30;
    private static final int RECIPIENTS = 2_000;
    private static final int LARGE_TOGETHER = 5;

    /** An email costs 130 units, so Google's own limit lets 46 a minute out of a mailbox; that is not what is measured here. */
    private static final String UNITS_PER_MINUTE = "1000000";

    private static final String SMALL_HEAP = "256m";
    private static final String HEAP = "512m";

    private final EmulatorProcess emulator = EmulatorProcess.withHeap("2g");
    private final OwnPostgres postgres = OwnPostgres.durable();
    private final SmtpSink sink = new SmtpSink();
    private final EmulatedGmail gmail = new EmulatedGmail(emulator);
    private final ServerSetup setup = postgres.usedBy(ServerSetup.fresh("send-bench", emulator))
            .with("TANDEM_EMULATOR_SMTP_PORT", Integer.toString(sink.port()))
            .with("TANDEM_GOOGLE_QUOTA_UNITS_PER_MINUTE", UNITS_PER_MINUTE);

    private SendBench() {}

    /** No arguments. */
    public static void main(String[] arguments) {
        SendBench bench = new SendBench();
        try {
            bench.run();
        } finally {
            bench.sink.close();
            bench.postgres.close();
            bench.emulator.close();
        }
    }

    private void run() {
        try (ServerProcess server = setup.withHeap(HEAP).start()) {
            Desk ben = ben(server);
            ben.connect(BEN);
            new SendToGmail(ben, gmail, ben.contact(PRIYA))
                    .run(EMAILS, WARM_UP)
                    .print("From pressing Send, undo 0 s, to standing in Gmail");
            new CampaignRate(ben, sink).run(RECIPIENTS);
        }
        large(1);
        large(LARGE_TOGETHER);
    }

    private void large(int together) {
        try (ServerProcess server = setup.withHeap(SMALL_HEAP).start();
                PeakMemory peak = new PeakMemory(server.running().handle())) {
            Desk ben = ben(server);
            LargeEmails emails = new LargeEmails(ben, ben.contact(PRIYA));
            long begun = System.nanoTime();
            List<String> states = emails.sendTogether(together, "Large, " + together + " together");
            System.out.printf(
                    "%d with 25 MB attached, together, -Xmx%s: %s after %.1f s; the server took at most %d MB%n",
                    together, SMALL_HEAP, states, (System.nanoTime() - begun) / 1e9, peak.megabytes());
        }
    }

    private static Desk ben(ServerProcess server) {
        return Desk.in(PLACE, CrmApi.of(server.url(), BEN, "nordlicht"));
    }
}
