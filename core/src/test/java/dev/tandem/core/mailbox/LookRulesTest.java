package dev.tandem.core.mailbox;

import static dev.tandem.core.mailbox.LookRules.CATCHING_UP_MAX;
import static dev.tandem.core.mailbox.LookRules.CATCHING_UP_QUICKLY;
import static dev.tandem.core.mailbox.LookRules.NOTICES_APART;
import static dev.tandem.core.mailbox.LookRules.POLL_WITHOUT_PUSH;
import static dev.tandem.core.mailbox.LookRules.POLL_WITH_PUSH;
import static dev.tandem.core.mailbox.LookRules.QUICKLY;
import static dev.tandem.core.mailbox.LookRules.SLOWLY;
import static dev.tandem.core.mailbox.LookRules.TOLD_BY_NOTICE;
import static dev.tandem.core.mailbox.LookRules.WHILE_MORE_COMES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LookRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final Looked NOTHING = new Looked(false, false, Optional.empty(), false, Optional.empty());

    @Test
    @DisplayName("R82: without push a quiet mailbox is asked every 5 seconds, with push every 30")
    void quiet() {
        assertThat(LookRules.next(NOTHING, NOON)).isEqualTo(NOON.plus(POLL_WITHOUT_PUSH));
        assertThat(LookRules.next(pushed(NOTHING), NOON)).isEqualTo(NOON.plus(POLL_WITH_PUSH));
        assertThat(POLL_WITHOUT_PUSH).hasSeconds(5);
        assertThat(POLL_WITH_PUSH).hasSeconds(30);
    }

    @Test
    @DisplayName("what Gmail dropped within a second of a notice is asked for when that second is over")
    void droppedNotices() {
        Looked found = noticed(pushed(found(NOTHING)), NOON.minusMillis(100));

        assertThat(LookRules.next(found, NOON)).isEqualTo(NOON.minusMillis(100).plus(NOTICES_APART));
    }

    @Test
    @DisplayName("a find after that second means a burst: it is asked again soon, until nothing more comes")
    void bursts() {
        Looked later = noticed(pushed(NOTHING), NOON.minus(NOTICES_APART));

        assertThat(LookRules.next(found(later), NOON)).isEqualTo(NOON.plus(WHILE_MORE_COMES));
        assertThat(LookRules.next(later, NOON)).isEqualTo(NOON.plus(POLL_WITH_PUSH));
    }

    @Test
    @DisplayName("F29: a history behind its notice is asked again shortly, then less often, and not for ever")
    void catchingUp() {
        assertThat(LookRules.next(behind(NOON.minus(NOTICES_APART)), NOON)).isEqualTo(NOON.plus(QUICKLY));
        assertThat(LookRules.next(behind(NOON.minus(CATCHING_UP_QUICKLY).plus(A_MOMENT)), NOON))
                .isEqualTo(NOON.plus(QUICKLY));
        assertThat(LookRules.next(behind(NOON.minus(CATCHING_UP_QUICKLY)), NOON))
                .isEqualTo(NOON.plus(SLOWLY));
        assertThat(LookRules.next(behind(NOON.minus(CATCHING_UP_MAX).plus(A_MOMENT)), NOON))
                .isEqualTo(NOON.plus(SLOWLY));
        assertThat(LookRules.next(behind(NOON.minus(CATCHING_UP_MAX)), NOON)).isEqualTo(NOON.plus(POLL_WITH_PUSH));
    }

    @Test
    @DisplayName(
            "F11: a message that waits for its verdict is not kept waiting by a long pause, nor does it make one longer")
    void waitingMessages() {
        assertThat(LookRules.next(waitingUntil(NOON.plusMillis(300)), NOON)).isEqualTo(NOON.plusMillis(300));
        assertThat(LookRules.next(waitingUntil(NOON.plusSeconds(60)), NOON)).isEqualTo(NOON.plus(POLL_WITHOUT_PUSH));
    }

    @Test
    @DisplayName("F25: a find that no notice told of speaks against push; one shortly after a notice does not")
    void unannounced() {
        assertThat(LookRules.unannounced(found(NOTHING), NOON)).isTrue();
        assertThat(LookRules.unannounced(NOTHING, NOON)).isFalse();
        assertThat(LookRules.unannounced(found(noticed(NOTHING, NOON.minus(TOLD_BY_NOTICE))), NOON))
                .isTrue();
        assertThat(LookRules.unannounced(
                        found(noticed(NOTHING, NOON.minus(TOLD_BY_NOTICE).plus(A_MOMENT))), NOON))
                .isFalse();
    }

    @Test
    @DisplayName(
            "F35: trouble is met with pauses that grow from 2 to 30 seconds, so that recovery is noticed within R82's time")
    void pauses() {
        assertThat(LookRules.pause(1)).hasSeconds(2);
        assertThat(LookRules.pause(2)).hasSeconds(4);
        assertThat(LookRules.pause(4)).hasSeconds(16);
        assertThat(LookRules.pause(5)).hasSeconds(30);
        assertThat(LookRules.pause(1000)).hasSeconds(30);
        assertThat(LookRules.pause(0)).hasSeconds(2);
    }

    private static Looked found(Looked looked) {
        return new Looked(true, looked.behindNotice(), looked.noticedAt(), looked.pushWorks(), looked.nextDue());
    }

    private static Looked pushed(Looked looked) {
        return new Looked(looked.found(), looked.behindNotice(), looked.noticedAt(), true, looked.nextDue());
    }

    private static Looked noticed(Looked looked, Instant at) {
        return new Looked(looked.found(), looked.behindNotice(), Optional.of(at), looked.pushWorks(), looked.nextDue());
    }

    private static Looked behind(Instant noticedAt) {
        return new Looked(false, true, Optional.of(noticedAt), true, Optional.empty());
    }

    private static Looked waitingUntil(Instant due) {
        return new Looked(false, false, Optional.empty(), false, Optional.of(due));
    }
}
