package dev.tandem.scenarios.kill;

import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.CrmApi;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.harness.EmulatorProcess;
import dev.tandem.scenarios.harness.OwnPostgres;
import dev.tandem.scenarios.harness.ServerProcess;
import dev.tandem.scenarios.harness.ServerSetup;
import dev.tandem.scenarios.harness.SmtpSink;
import dev.tandem.scenarios.harness.SmtpSink.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A campaign whose server is killed again and again while it leaves; who got it, and how often? (R41, R45) */
final class CampaignDeaths implements AutoCloseable {

    private static final String TAG = "Reader";
    private static final Duration IMPORT_MAX = Duration.ofMinutes(5);
    private static final Duration ENDED_MAX = Duration.ofMinutes(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final EmulatorProcess emulator = EmulatorProcess.start();
    private final OwnPostgres postgres = OwnPostgres.start();
    private final SmtpSink sink = new SmtpSink();
    private final ServerSetup setup;
    private final Random dice;
    private final Consumer<String> out;

    CampaignDeaths(String name, Random dice, Consumer<String> out) {
        this.setup = postgres.usedBy(ServerSetup.fresh(name, emulator))
                .with("TANDEM_EMULATOR_SMTP_PORT", Integer.toString(sink.port()));
        this.dice = dice;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param sent recipients of whom the report says that their email left
     * @param unclear of whom it says that nobody knows
     * @param reached recipients whom an email reached
     * @param twice recipients whom more than one reached
     * @param wrong recipients with a certain state that is not true
     */
    record Counted(int recipients, int sent, int unclear, int failed, int reached, int twice, int wrong, int deaths) {

        /** Each once, or said to be unclear. */
        boolean good() {
            return sent + unclear == recipients && twice == 0 && wrong == 0 && failed == 0;
        }
    }

    /** Sends it to so many contacts, and kills the server so often, spread over the emails. */
    Counted play(int recipients, int deaths) {
        ServerProcess server = setup.start();
        Desk desk = Desk.in("Fenster Kramer", CrmApi.of(server.url(), "ben@nordlicht.example", "nordlicht"));
        desk.api().post(desk.path("/contacts/import"), "text/csv; charset=utf-8", file(recipients), IMPORT_MAX);
        JsonNode campaign = desk.api()
                .post(
                        desk.path("/campaigns"),
                        Map.of(
                                "name",
                                "Deaths",
                                "subject",
                                "News for {{contact.lastName}}",
                                "text",
                                "Dear {{contact.lastName}}",
                                "filter",
                                Map.of("tag", TAG)));
        int killed = 0;
        for (int n = 1; n <= deaths; n++) {
            int at = (int) ((long) recipients * n / (deaths + 1)) + dice.nextInt(10);
            await("emails leave")
                    .atMost(ENDED_MAX)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> sink.count() >= at);
            server.running().kill();
            server.close();
            killed++;
            out.accept("Killed after %,d emails".formatted(sink.count()));
            server = setup.start();
        }
        String path = desk.path("/campaigns/" + campaign.path("id").asString());
        Desk last = desk;
        await("the campaign has ended")
                .atMost(ENDED_MAX)
                .pollInterval(LOOK_EVERY)
                .ignoreExceptions()
                .until(() -> ended(last.api().get(path)));
        Counted counted = counted(last.api().get(path), killed);
        server.close();
        return counted;
    }

    private static boolean ended(JsonNode campaign) {
        JsonNode counts = campaign.path("counts");
        return campaign.path("state").asString().equals("SENT")
                && counts.path("sent").asInt() + counts.path("failed").asInt()
                        == counts.path("recipients").asInt();
    }

    /** In its counts failed are those whom the provider did not take and those of whom nobody knows; the sink knows none that it did not take. */
    private Counted counted(JsonNode campaign, int deaths) {
        Map<String, Long> reached = sink.all().stream()
                .map(Taken::recipient)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        JsonNode counts = campaign.path("counts");
        int recipients = counts.path("recipients").asInt();
        int sent = counts.path("sent").asInt();
        int twice = (int) reached.values().stream().filter(times -> times > 1).count();
        return new Counted(
                recipients,
                sent,
                counts.path("failed").asInt(),
                0,
                reached.size(),
                twice,
                Math.max(0, sent - reached.size()),
                deaths);
    }

    private static byte[] file(int contacts) {
        StringBuilder lines = new StringBuilder("First name,Last name,Email,Tags\n");
        for (int n = 1; n <= contacts; n++) {
            lines.append("Reader,Number %d,reader-%d@sink.example,%s%n".formatted(n, n, TAG));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        sink.close();
        postgres.close();
        emulator.close();
    }
}
