package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.gmail.EmulatedGmail;
import java.util.List;
import java.util.Random;

/** Google on bad days: what calls always suffer from, and some further trouble that changes. */
final class Weather implements AutoCloseable {

    /** Shares of all calls. Nothing here makes an accepted email vanish: then nobody could say what is right. */
    private static final List<String> ALWAYS = List.of(
            "{\"method\":\"gmail.users.messages.send\",\"rate\":0.05,\"loseAnswer\":true}",
            "{\"method\":\"gmail.users.drafts.send\",\"rate\":0.05,\"loseAnswer\":true}",
            "{\"method\":\"gmail.users.drafts.create\",\"rate\":0.05,\"loseAnswer\":true}",
            "{\"rate\":0.01,\"status\":400,\"reason\":\"failedPrecondition\",\"message\":\"Precondition check failed.\"}",
            "{\"rate\":0.01,\"status\":503,\"reason\":\"backendError\"}",
            "{\"rate\":0.005,\"status\":500,\"reason\":\"backendError\"}",
            "{\"rate\":0.005,\"status\":429,\"retryAfter\":\"HEADER\",\"retryAfterSeconds\":4}",
            "{\"rate\":0.005,\"status\":403,\"reason\":\"userRateLimitExceeded\",\"retryAfter\":\"TEXT\",\"retryAfterSeconds\":4}",
            "{\"rate\":0.005,\"status\":403,\"reason\":\"rateLimitExceeded\",\"retryAfter\":\"NONE\"}",
            "{\"rate\":0.01,\"loseAnswer\":true}",
            "{\"rate\":0.03,\"delayMillis\":400}");

    private static final List<String> PUSH = List.of(
            "{}",
            "{\"drop\":true}",
            "{\"duplicates\":2}",
            "{\"shuffle\":true,\"historyIdAs\":\"STRING\"}",
            "{\"delayMillis\":1500,\"historyIdAs\":\"NUMBER\"}");

    private static final List<String> HISTORY = List.of(
            "{}",
            "{\"emptyPageWithToken\":true}",
            "{\"omitLabelIds\":true}",
            "{\"duplicateRecords\":true}",
            "{\"lateByMillis\":2000}");

    private static final List<String> TOKEN = List.of("{}", "{}", "{}", "{\"failWith\":\"500\"}");

    private static final long CHANGES_AFTER_MILLIS = 7_000;

    private final EmulatedGmail gmail;
    private final Random chance;
    private final Thread changing;

    Weather(EmulatedGmail gmail, long seed) {
        this.gmail = gmail;
        this.chance = new Random(seed);
        this.changing = Thread.startVirtualThread(this::change);
    }

    private void change() {
        while (!Thread.currentThread().isInterrupted()) {
            gmail.faults("{\"calls\":[" + String.join(",", ALWAYS) + "],\"push\":" + oneOf(PUSH) + ",\"history\":"
                    + oneOf(HISTORY) + ",\"token\":" + oneOf(TOKEN) + "}");
            try {
                Thread.sleep(CHANGES_AFTER_MILLIS);
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private String oneOf(List<String> all) {
        return all.get(chance.nextInt(all.size()));
    }

    /** The sun comes out. */
    @Override
    public void close() {
        changing.interrupt();
        try {
            changing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        gmail.noFaults();
    }
}
