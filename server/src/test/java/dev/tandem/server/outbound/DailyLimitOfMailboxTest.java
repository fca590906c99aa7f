package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.mailbox.LimitMailbox;
import dev.tandem.server.mailbox.MailboxStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R46, F54: a mailbox sends so many emails in 24 hours")
class DailyLimitOfMailboxTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName(
            "the one too many fails with reason and time, nothing of it stands in Gmail, and it leaves then when asked again")
    void oneTooMany() {
        limit(2);
        sent();
        bench.clock().pass(Duration.ofHours(1));
        sent();
        Instant turn = counted().getFirst().plus(Duration.ofHours(24));

        UUID third = Writing.toJana(scene).queued();
        once(third);

        assertThat(line(third).state()).isEqualTo("FAILED");
        assertThat(line(third).reason()).contains("DAILY_LIMIT");
        assertThat(line(third).retryAt()).contains(turn);
        assertThat(scene.inGmail(scene.address("ben")).drafts()).isEmpty();
        assertThat(copies()).hasSize(2);

        assertThat(bench.get(RetrySending.class).run(scene.kramer(), third)).isTrue();
        once(third);
        assertThat(line(third).state()).isEqualTo("FAILED");
        bench.clock().pass(Duration.between(bench.clock().instant(), turn));
        assertThat(bench.get(RetrySending.class).run(scene.kramer(), third)).isTrue();
        once(third);
        assertThat(line(third).state()).isEqualTo("SENT");
    }

    @Test
    @DisplayName("what shall wait is on hold and leaves by itself in its turn, before what comes later")
    void inTurn() {
        limit(1);
        sent();
        UUID second = held();
        UUID third = held();
        assertThat(line(second).state()).isEqualTo("HELD");
        Instant turn = line(second).retryAt().orElseThrow();
        assertThat(line(third).retryAt()).contains(turn.plus(Duration.ofHours(24)));

        until(turn.minusSeconds(1));
        all();
        assertThat(line(second).state()).isEqualTo("HELD");
        until(turn);
        UUID late = Writing.toJana(scene).queued();
        once(late);
        assertThat(line(late).state()).as("waits behind those on hold").isEqualTo("FAILED");
        all();
        assertThat(line(second).state()).isEqualTo("SENT");
        assertThat(line(third).state()).isEqualTo("HELD");
        until(turn.plus(Duration.ofHours(24)));
        all();
        assertThat(line(third).state()).isEqualTo("SENT");
        assertThat(bench.get(HoldSending.class).run(scene.kramer(), third)).isFalse();
    }

    @Test
    @DisplayName(
            "what was written in Gmail itself counts, and so does what another sub-account sends through the mailbox")
    void everywhere() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        limit(2);
        scene.inGmail(scene.address("ben"))
                .sends("From: " + scene.address("ben")
                        + "\r\nTo: fremd@anderswo.example\r\nSubject: Von Hand\r\n\r\nHallo\r\n");
        scene.importNow(mailbox);
        sent();

        UUID another = Writing.toJana(scene).queued();
        once(another);
        assertThat(line(another).reason()).contains("DAILY_LIMIT");
        MailboxStore.ConnectionState seen = bench.get(MailboxStore.class)
                .connectionOf(lindenhof, scene.ben())
                .orElseThrow();
        assertThat(seen.dailyLimit()).isEqualTo(2);
    }

    @Test
    @DisplayName("what Google says of the day counts more than our own counting")
    void google() {
        bench.gmail().faults("""
                {"calls": [{"method": "gmail.users.drafts.send", "account": "%s", "status": 429, "reason": "rateLimitExceeded",
                            "message": "User-rate limit exceeded.  Retry after %s (Mail sending)", "times": 1}]}
                """.formatted(
                        scene.address("ben"), bench.clock().instant().plus(Duration.ofHours(5))));
        UUID first = Writing.toJana(scene).queued();
        once(first);
        assertThat(line(first).reason()).contains("GMAIL_LIMIT");
        Instant told = line(first).retryAt().orElseThrow();

        UUID second = Writing.toJana(scene).queued();
        once(second);
        assertThat(line(second).reason()).contains("DAILY_LIMIT");
        assertThat(line(second).retryAt()).contains(told);
        assertThat(bench.get(HoldSending.class).run(scene.kramer(), second)).isTrue();
        until(told.plusSeconds(1));
        all();
        assertThat(line(second).state()).isEqualTo("SENT");
    }

    @Test
    @DisplayName("twenty who send at once never exceed it together")
    void atOnce() throws Exception {
        limit(7);
        List<SendingStore.Due> due = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            UUID message = Writing.toJana(scene).queued();
            due.add(new SendingStore.Due(scene.kramer(), message, mailbox));
        }
        List<Callable<Boolean>> sendings = due.stream()
                .<Callable<Boolean>>map(one -> () -> {
                    bench.get(DeliverEmail.class).run(one);
                    return line(one.message()).state().equals("SENT");
                })
                .toList();
        int sent = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(sendings)) {
                sent += one.get() ? 1 : 0;
            }
        }
        assertThat(sent).isEqualTo(7);
        assertThat(copies()).hasSize(7);
    }

    @Test
    @DisplayName("it is a number that a mailbox can have")
    void numbers() {
        assertThatThrownBy(() -> limit(0)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> limit(10_001)).isInstanceOf(BadInput.class);
        limit(2_000);
        assertThat(bench.get(MailboxStore.class)
                        .connectionOf(scene.kramer(), scene.ben())
                        .orElseThrow()
                        .dailyLimit())
                .isEqualTo(2_000);
    }

    private void limit(int perDay) {
        bench.get(LimitMailbox.class).run(scene.kramer(), scene.ben(), perDay);
    }

    private void sent() {
        UUID message = Writing.toJana(scene).queued();
        once(message);
        assertThat(line(message).state()).isEqualTo("SENT");
    }

    /** Nobody writes two emails in the same moment, and the moment says whose turn it is. */
    private UUID held() {
        bench.clock().pass(Duration.ofMillis(1));
        UUID message = Writing.toJana(scene).queued();
        once(message);
        assertThat(bench.get(HoldSending.class).run(scene.kramer(), message)).isTrue();
        all();
        return message;
    }

    /** One turn of the loop for this message. */
    private void once(UUID message) {
        bench.get(DeliverEmail.class).run(new SendingStore.Due(scene.kramer(), message, mailbox));
    }

    /** One turn of the loop for whatever of this sub-account is due. */
    private void all() {
        SendingStore sendings = bench.get(SendingStore.class);
        List<SendingStore.Due> due = sendings.claim(Writing.NODE, bench.clock().instant(), 1_000);
        due.stream().filter(one -> one.subAccount().equals(scene.kramer())).forEach(bench.get(DeliverEmail.class)::run);
        due.forEach(one -> sendings.giveBack(Writing.NODE, one));
    }

    private void until(Instant time) {
        bench.clock().pass(Duration.between(bench.clock().instant(), time));
    }

    private MessageLine line(UUID message) {
        return Writing.line(scene, message);
    }

    private List<Instant> counted() {
        return scene.withJana().stream()
                .map(MessageLine::sentAt)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    private List<String> copies() {
        return bench.gmail()
                .outside(scene.jana())
                .valueStream()
                .map(letter -> letter.path("subject").asString())
                .toList();
    }
}
