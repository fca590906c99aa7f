package dev.tandem.scenarios.bench;

import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The time from the moment at which somebody presses Send, without the seconds to undo, until the email stands in Gmail's Sent. The
 * emulator's ledger tells when it was; both clocks are this machine's.
 */
final class SendToGmail {

    private static final String SEND = "gmail.users.drafts.send";
    private static final Duration SENT_MAX = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(25);
    private static final double NANOSECONDS = 1e6;

    private final Desk desk;
    private final EmulatedGmail gmail;
    private final String contact;

    SendToGmail(Desk desk, EmulatedGmail gmail, String contact) {
        this.desk = desk;
        this.gmail = gmail;
        this.contact = contact;
    }

    /** One after the other; the first ones warm everything up and are not counted. */
    Percentiles run(int emails, int warmUp) {
        List<Double> all = new ArrayList<>();
        for (int n = 0; n < warmUp + emails; n++) {
            double milliseconds = one(n);
            if (n >= warmUp) {
                all.add(milliseconds);
            }
        }
        return new Percentiles(all);
    }

    private double one(int number) {
        long ledger = gmail.ledgerNow();
        Instant pressed = Instant.now();
        desk.send(Map.of("contactId", contact, "subject", "Measured " + number, "text", "How long does it take?"));
        List<JsonNode> sent = await().atMost(SENT_MAX)
                .pollInterval(LOOK_EVERY)
                .until(
                        () -> gmail.ledgerSince(ledger).stream()
                                .filter(call -> call.path("method").asString().equals(SEND))
                                .toList(),
                        found -> !found.isEmpty());
        Instant stood = Instant.parse(sent.getFirst().path("time").asString());
        return Duration.between(pressed, stood).toNanos() / NANOSECONDS;
    }
}
