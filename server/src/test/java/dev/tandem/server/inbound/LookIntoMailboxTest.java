package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.LookRules;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.LookStore;
import dev.tandem.server.mailbox.LookStore.Claimed;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.Notice;
import dev.tandem.server.mailbox.TakeNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** The clock stands still unless a test moves it, so whatever is looked into was due. */
@DisplayName("Looking into a mailbox")
@ExtendWith(OutputCaptureExtension.class)
class LookIntoMailboxTest {

    private static final NodeId NODE = new NodeId(new UUID(0, 7));
    private static final String HISTORY = "gmail.users.history.list";
    private static final String WATCH = "gmail.users.watch";
    private static final String STOP = "gmail.users.stop";

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final LookStore looks = bench.get(LookStore.class);

    private final Instant clockBefore = bench.clock().instant();

    {
        moveClockTo(bench.gmail().now());
    }

    private final MailboxId ben = scene.connectBen();
    private long since = bench.gmail().lastCall();

    /** The clock is everybody's. */
    @AfterEach
    void giveTheClockBack() {
        moveClockTo(clockBefore);
    }

    @Test
    @DisplayName("F27: notices for the same change, doubled, late or out of order, lead to one look")
    void oneLookForManyNotices() {
        assertThat(look()).isTrue();
        HistoryCursor old = cursorAtGmail();
        arrives();
        HistoryCursor fresh = cursorAtGmail();
        since = bench.gmail().lastCall();

        take(fresh);
        take(old);
        take(fresh);
        assertThat(look()).isTrue();
        take(fresh);
        take(old);

        assertThat(look()).isFalse();
        assertThat(calls(HISTORY)).hasSize(1);
        assertThat(scene.withJana()).hasSize(1);
        assertThat(standing().cursor()).isEqualTo(fresh);
    }

    @Test
    @DisplayName("F28: a notice during a look leads to another look after it")
    void noticeDuringALook() {
        look();
        arrives();
        take(cursorAtGmail());
        Claimed claimed = claim().orElseThrow();
        arrives();
        take(cursorAtGmail());

        bench.get(LookIntoMailbox.class).run(NODE, claimed);

        assertThat(look()).isTrue();
        assertThat(look()).isFalse();
        assertThat(scene.withJana()).hasSize(2);
    }

    @Test
    @DisplayName("F29: a history that is behind its notice is asked again shortly, and the cursor does not run ahead")
    void historyBehindItsNotice() {
        look();
        HistoryCursor before = standing().cursor();
        bench.gmail().faults("{\"history\":{\"lateByMillis\":3600000}}");
        arrives();
        take(cursorAtGmail());

        assertThat(look()).isTrue();
        assertThat(standing().cursor()).isEqualTo(before);
        assertThat(look()).isFalse();
        bench.gmail().faults("{}");
        bench.clock().pass(Duration.ofMillis(250));

        assertThat(look()).isTrue();
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName(
            "what Gmail told nobody of, because it was the second change in a second, is found when the second is over")
    void droppedExcess() {
        look();
        arrives();
        take(cursorAtGmail());
        look();
        arrives();

        assertThat(look()).isFalse();
        bench.clock().pass(LookRules.NOTICES_APART);

        assertThat(look()).isTrue();
        assertThat(scene.withJana()).hasSize(2);
    }

    @Test
    @DisplayName("F24: a watch is set when the mailbox is connected, renewed daily, and not asked for in between")
    void watchIsRenewedDaily() {
        look();
        assertThat(calls(WATCH)).last().matches(call -> status(call) == 200);
        Optional<Instant> first = standing().watching().until();
        assertThat(first).isPresent();
        since = bench.gmail().lastCall();

        bench.clock().pass(Duration.ofHours(23));
        assertThat(look()).isTrue();
        assertThat(calls(WATCH)).isEmpty();
        bench.clock().pass(Duration.ofHours(1));
        assertThat(look()).isTrue();

        assertThat(calls(WATCH)).hasSize(1);
        assertThat(standing().watching().until().orElseThrow()).isAfterOrEqualTo(first.orElseThrow());
        assertThat(standing().watching().dueAt())
                .isEqualTo(bench.clock().instant().plus(Duration.ofDays(1)));
    }

    @Test
    @DisplayName(
            "F24: a watch that cannot be renewed is tried again, alarms the operator below 48 hours, and polling goes on without it")
    void watchThatEnds(CapturedOutput log) {
        look();
        Instant end = standing().watching().until().orElseThrow();
        bench.gmail()
                .faults("{\"calls\":[{\"method\":\"" + WATCH + "\",\"account\":\"" + scene.address("ben")
                        + "\",\"status\":503,\"reason\":\"backendError\",\"message\":\"Backend Error\"}]}");
        moveClockTo(end.minus(Duration.ofDays(3)));
        look();
        assertThat(log.getAll()).doesNotContain("Push of mailbox " + ben);

        moveClockTo(end.minus(Duration.ofHours(47)));
        look();
        assertThat(log.getAll()).contains("Push of mailbox " + ben + " ends at " + end + " and cannot be renewed");

        moveClockTo(end);
        look();
        arrives();
        bench.clock().pass(LookRules.POLL_WITHOUT_PUSH);
        assertThat(look()).isTrue();
        assertThat(scene.withJana()).hasSize(1);
        bench.gmail().faults("{}");
        bench.clock().pass(Duration.ofMinutes(1));
        look();
        assertThat(calls(WATCH)).last().matches(call -> status(call) == 200);
    }

    @Test
    @DisplayName(
            "R82: push is relied on once a notice has come, then a poll every 30 seconds is the net; before that, one every 5")
    void adaptivePolling() {
        look();
        bench.clock().pass(LookRules.POLL_WITHOUT_PUSH);
        assertThat(look()).isTrue();

        take(standing().cursor());
        bench.clock().pass(LookRules.POLL_WITHOUT_PUSH);
        assertThat(look()).isTrue();
        bench.clock().pass(LookRules.POLL_WITH_PUSH.minusMillis(1));
        assertThat(look()).isFalse();
        bench.clock().pass(Duration.ofMillis(1));
        assertThat(look()).isTrue();
    }

    @Test
    @DisplayName("F25: a watch that looks alive but tells nothing is stopped and begun anew")
    void deadWatch() {
        look();
        bench.clock().pass(Duration.ofHours(1));
        for (int unannounced = 0; unannounced < 2; unannounced++) {
            arrives();
            bench.clock().pass(LookRules.POLL_WITHOUT_PUSH);
            assertThat(look()).isTrue();
        }
        assertThat(calls(STOP)).isEmpty();
        since = bench.gmail().lastCall();

        bench.clock().pass(LookRules.POLL_WITHOUT_PUSH);
        look();

        assertThat(calls(STOP)).hasSize(1);
        assertThat(calls(WATCH)).hasSize(1);
    }

    @Test
    @DisplayName("F34: a stated time is kept by every node, whatever notices come")
    void limited() {
        look();
        bench.gmail()
                .faults("{\"calls\":[{\"method\":\"" + HISTORY + "\",\"account\":\"" + scene.address("ben")
                        + "\",\"times\":1,\"status\":429,\"reason\":\"rateLimitExceeded\",\"message\":\"Too many\","
                        + "\"retryAfter\":\"HEADER\",\"retryAfterSeconds\":90}]}");
        arrives();
        take(cursorAtGmail());
        assertThat(look()).isTrue();
        since = bench.gmail().lastCall();

        take(new HistoryCursor(Long.MAX_VALUE));
        bench.clock().pass(Duration.ofSeconds(85));
        assertThat(look()).isFalse();
        assertThat(bench.gmail().calls(scene.address("ben"), since)).isEmpty();
        bench.clock().pass(Duration.ofSeconds(10));

        assertThat(look()).isTrue();
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("F35: trouble without a stated time is met with growing pauses, and heals by itself")
    void trouble() {
        look();
        bench.gmail()
                .faults("{\"calls\":[{\"method\":\"" + HISTORY + "\",\"account\":\"" + scene.address("ben")
                        + "\",\"times\":2,\"status\":503,\"reason\":\"backendError\",\"message\":\"Backend Error\"}]}");
        arrives();
        take(cursorAtGmail());
        assertThat(look()).isTrue();
        assertThat(standing().failedLooks()).isEqualTo(1);
        bench.clock().pass(Duration.ofSeconds(2));
        assertThat(look()).isTrue();
        bench.clock().pass(Duration.ofMillis(3999));
        assertThat(look()).isFalse();
        bench.clock().pass(Duration.ofMillis(1));

        assertThat(look()).isTrue();
        assertThat(standing().failedLooks()).isZero();
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R74: a live consent from which Google took a permission needs a new one, as one that ended does")
    void narrowedConsent() {
        assertThat(look()).isTrue();
        bench.gmail()
                .faults("{\"calls\":[{\"method\":\"" + HISTORY + "\",\"account\":\"" + scene.address("ben")
                        + "\",\"status\":403,\"reason\":\"insufficientPermissions\"}]}");
        HistoryCursor before = cursorAtGmail();
        arrives();
        take(cursorAtGmail());
        assertThat(cursorAtGmail()).isNotEqualTo(before);

        look();

        bench.gmail().faults("{}");
        assertThat(bench.get(MailboxStore.class).find(ben).orElseThrow().consent())
                .isEqualTo(MailboxStore.Consent.LOST);
        assertThat(look()).as("nothing is asked until it is renewed").isFalse();
    }

    @Test
    @DisplayName("F39: after a lost consent nothing is asked any more")
    void lostConsent() {
        look();
        bench.gmail().changePassword(scene.address("ben"));
        arrives();
        take(new HistoryCursor(Long.MAX_VALUE));
        assertThat(look()).isTrue();
        since = bench.gmail().lastCall();

        bench.clock().pass(Duration.ofHours(1));

        assertThat(look()).isFalse();
        assertThat(bench.gmail().calls(scene.address("ben"), since)).isEmpty();
    }

    /** One look, if it is time for one. */
    private boolean look() {
        Optional<Claimed> claimed = claim();
        claimed.ifPresent(mine -> bench.get(LookIntoMailbox.class).run(NODE, mine));
        return claimed.isPresent();
    }

    /** Others share the database; what is theirs goes back at once. */
    private Optional<Claimed> claim() {
        List<Claimed> all = looks.claim(NODE, bench.clock().instant(), 10_000);
        all.stream().map(Claimed::mailbox).filter(id -> !id.equals(ben)).forEach(id -> looks.giveBack(NODE, id));
        return all.stream().filter(claimed -> claimed.mailbox().equals(ben)).findFirst();
    }

    private LookStore.Standing standing() {
        return looks.standing(ben);
    }

    private void moveClockTo(Instant time) {
        bench.clock().pass(Duration.between(bench.clock().instant(), time));
    }

    private void arrives() {
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
    }

    /** A notice as Pub/Sub would bring it, with the address in other letters (F31). */
    private void take(HistoryCursor cursor) {
        EmailAddress shouted = new EmailAddress(scene.address("ben").toUpperCase(Locale.ROOT));
        bench.get(TakeNotice.class).run(new Notice(shouted, cursor));
    }

    private HistoryCursor cursorAtGmail() {
        return switch (bench.get(Gmail.class).cursorNow(ben)) {
            case Answer.Got<HistoryCursor>(HistoryCursor cursor) -> cursor;
            case Answer<HistoryCursor> other -> throw new AssertionError("not answered: " + other);
        };
    }

    private List<JsonNode> calls(String method) {
        List<JsonNode> calls = new ArrayList<>(bench.gmail().calls(scene.address("ben"), since));
        calls.removeIf(call -> !call.path("method").asString().equals(method));
        return calls;
    }

    private static int status(JsonNode call) {
        return call.path("status").asInt();
    }
}
