package dev.tandem.scenarios.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.harness.SmtpSink;
import dev.tandem.scenarios.harness.SmtpSink.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How many emails of a campaign leave in a second, and how many a client sends that does nothing else. */
final class CampaignRate {

    /** As many as the server has open at once. */
    private static final int LINES = 8;

    private static final String TAG = "Measured";
    private static final Duration IMPORT_MAX = Duration.ofMinutes(5);
    private static final Duration SENT_MAX = Duration.ofMinutes(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final double NANOSECONDS = 1e9;

    private final Desk desk;
    private final SmtpSink sink;

    CampaignRate(Desk desk, SmtpSink sink) {
        this.desk = desk;
        this.sink = sink;
    }

    /** Writes to so many contacts, lets a bare client send the same emails then, and prints both. */
    void run(int contacts) {
        desk.api().post(desk.path("/contacts/import"), "text/csv; charset=utf-8", file(contacts), IMPORT_MAX);
        sink.forget();
        long begun = System.nanoTime();
        desk.api()
                .post(
                        desk.path("/campaigns"),
                        Map.of(
                                "name",
                                "Measured",
                                "subject",
                                "News for {{contact.firstName|you}}",
                                "text",
                                "Dear {{contact.firstName|reader}},\n\n" + "We have new windows. ".repeat(60),
                                "filter",
                                Map.of("tag", TAG)));
        await("all emails are there").atMost(SENT_MAX).pollInterval(LOOK_EVERY).until(() -> sink.count() >= contacts);
        List<Taken> emails = sink.all();
        double withFiling = contacts / ((emails.getLast().nanoTime() - begun) / NANOSECONDS);
        assertThat(emails.stream().map(Taken::recipient).distinct())
                .as("each recipient once")
                .hasSize(contacts);

        sink.forget();
        long bareBegun = System.nanoTime();
        BareClient.send(emails, sink.port(), LINES);
        double bare = contacts / ((sink.all().getLast().nanoTime() - bareBegun) / NANOSECONDS);
        assertThat(sink.count()).isEqualTo(contacts);
        System.out.printf(
                "Campaign to %,d contacts: %.0f emails/s from the request to the last one taken; a bare client over %d lines: %.0f emails/s; ratio %.3f%n",
                contacts, withFiling, LINES, bare, withFiling / bare);
    }

    private static byte[] file(int contacts) {
        StringBuilder lines = new StringBuilder("First name,Last name,Email,Tags\n");
        for (int n = 1; n <= contacts; n++) {
            lines.append("Reader,Number %d,reader-%d@sink.example,%s%n".formatted(n, n, TAG));
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
