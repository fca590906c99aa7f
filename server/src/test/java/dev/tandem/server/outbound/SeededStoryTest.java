package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.GmailPerson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The same seed tells the same story, as far as Google's ids and times allow. */
@DisplayName("R83: whatever happens, in whatever order, nothing is lost and nothing is there twice")
class SeededStoryTest {

    private static final int STEPS = 70;
    private static final int ROUNDS_TO_REST = 60;
    private static final List<String> METHODS = List.of(
            "gmail.users.history.list",
            "gmail.users.messages.get",
            "gmail.users.messages.list",
            "gmail.users.drafts.create",
            "gmail.users.drafts.send",
            "gmail.users.drafts.get",
            "gmail.users.drafts.list",
            "gmail.users.threads.get");
    private static final List<String> TROUBLES = List.of(
            "\"loseAnswer\":true",
            "\"status\":503,\"reason\":\"backendError\"",
            "\"status\":429,\"reason\":\"rateLimitExceeded\"",
            "\"status\":403,\"reason\":\"userRateLimitExceeded\"");

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();
    private final GmailPerson ben = scene.inGmail(scene.address("ben"));
    private final Map<String, Integer> expected = new HashMap<>();
    private final Map<String, UUID> written = new HashMap<>();
    private final Set<String> thrownAway = new HashSet<>();
    private final Map<String, String> copies = new HashMap<>();
    private int count;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("as told by")
    void story(long seed) {
        Random chance = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            happen(chance);
        }
        bench.gmail().faults("{}");
        for (int round = 0; round < ROUNDS_TO_REST; round++) {
            deliver();
            scene.importNow(mailbox);
            bench.clock().pass(Duration.ofSeconds(30));
        }
        check();
    }

    private void happen(Random chance) {
        switch (chance.nextInt(14)) {
            case 0, 1 -> arrives(Mail.from(scene.jana(), scene.address("ben")), 1);
            case 2 -> arrives(answerFromOutside(chance), 1);
            case 3 -> arrives(Mail.from("sven@stranger.example", scene.address("ben")), 0);
            case 4 ->
                ben.sends(told(Mail.from(scene.address("ben"), scene.jana()), 1).text());
            case 5 ->
                ben.sends(told(Mail.from(scene.address("ben"), "sven@stranger.example"), 0)
                        .text());
            case 6 -> writes(Writing.toJana(scene));
            case 7 ->
                scene.withJana().stream()
                        .skip(
                                scene.withJana().isEmpty()
                                        ? 0
                                        : chance.nextInt(scene.withJana().size()))
                        .findFirst()
                        .ifPresent(line -> writes(Writing.answer(scene, line.messageId(), chance.nextBoolean())));
            case 8 -> trouble(chance);
            case 9, 10 -> scene.importNow(mailbox);
            case 11 -> deliver();
            case 12 -> bench.clock().pass(Duration.ofSeconds(chance.nextInt(20)));
            default -> throwAwayOrExpire(chance);
        }
    }

    private Mail answerFromOutside(Random chance) {
        Mail mail = Mail.from(scene.jana(), scene.address("ben"));
        List<MessageLine> lines = scene.withJana();
        if (lines.isEmpty()) {
            return mail;
        }
        MessageLine line = lines.get(chance.nextInt(lines.size()));
        return line.rfcMessageId().map(mail::answering).orElse(mail).about("Re: " + line.subject());
    }

    private void arrives(Mail mail, int times) {
        Mail told = told(mail, times);
        copies.put(told.body().strip(), scene.arrives("ben", told));
    }

    private Mail told(Mail mail, int times) {
        String token = token();
        expected.put(token, times);
        return mail.saying(token + "\n");
    }

    private void writes(Writing writing) {
        String token = token();
        written.put(token, writing.saying("Ben Arnold", "Brief " + token, token).queued());
    }

    private String token() {
        return "wort-" + ++count + "-ende";
    }

    private void trouble(Random chance) {
        List<String> faults = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            faults.add("{\"method\":\"" + METHODS.get(chance.nextInt(METHODS.size())) + "\",\"account\":\""
                    + scene.address("ben") + "\",\"times\":" + (1 + chance.nextInt(2)) + ","
                    + TROUBLES.get(chance.nextInt(TROUBLES.size())) + "}");
        }
        bench.gmail().faults("{\"calls\":[" + String.join(",", faults) + "]}");
    }

    private void throwAwayOrExpire(Random chance) {
        bench.gmail().faults("{}");
        if (chance.nextBoolean()) {
            bench.gmail().expireHistory(scene.address("ben"));
        } else {
            copies.entrySet().stream().findFirst().ifPresent(copy -> {
                ben.trashes(copy.getValue());
                thrownAway.add(copy.getKey());
            });
        }
    }

    private void deliver() {
        SendingStore sendings = bench.get(SendingStore.class);
        List<SendingStore.Due> all = sendings.claim(Writing.NODE, bench.clock().instant(), 1_000);
        all.stream().filter(due -> due.subAccount().equals(scene.kramer())).forEach(bench.get(DeliverEmail.class)::run);
        all.forEach(due -> sendings.giveBack(Writing.NODE, due));
    }

    private void check() {
        Map<String, Integer> here =
                counted(scene.withJana().stream().map(MessageLine::textStart).toList());
        List<String> received = new ArrayList<>();
        for (JsonNode letter : bench.gmail().outside(scene.jana())) {
            received.add(letter.path("source").asString());
        }
        Map<String, Integer> outside = counted(received);
        expected.forEach((token, times) -> {
            if (thrownAway.contains(token)) {
                assertThat(here.getOrDefault(token, 0)).as(token).isLessThanOrEqualTo(1);
            } else {
                assertThat(here.getOrDefault(token, 0)).as(token).isEqualTo(times);
            }
        });
        written.forEach((token, message) -> {
            String state = Writing.line(scene, message).state();
            assertThat(here).as(token).containsEntry(token, 1);
            assertThat(state).as(token).isIn("SENT", "FAILED");
            assertThat(outside.getOrDefault(token, 0))
                    .as("%s is %s", token, state)
                    .isEqualTo(state.equals("SENT") ? 1 : 0);
        });
        assertThat(bench.facts().ledger(mailbox))
                .allMatch(entry -> entry.startsWith("JUDGED") || entry.startsWith("GONE"));
    }

    /** How often each of our words stands in these texts; quoted or not. */
    private Map<String, Integer> counted(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            for (int n = 1; n <= count; n++) {
                if (text.contains("wort-" + n + "-ende")) {
                    counts.merge("wort-" + n + "-ende", 1, Integer::sum);
                }
            }
        }
        return counts;
    }
}
