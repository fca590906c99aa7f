package dev.tandem.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.Health.Cause;
import dev.tandem.core.mailbox.HealthFacts.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));
    private static final Instant JUST_NOW = NOON.minusSeconds(8);
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final Waiting NOTHING = new Waiting(false, 0, 40, 40, Optional.empty());
    private static final HealthFacts WELL = new HealthFacts(
            true, Optional.empty(), YESTERDAY, Optional.of(JUST_NOW), 0, Optional.empty(), NOTHING, Optional.empty());

    @Test
    @DisplayName("F91: connected is said after a complete look that is a minute old at most, and not a moment longer")
    void connected() {
        Instant old = NOON.minus(HealthRules.LOOK_IS_OLD_AFTER);
        assertThat(of(WELL)).isEqualTo(new Health.Connected(JUST_NOW));
        assertThat(of(lastLook(old))).isEqualTo(new Health.Connected(old));
        Instant older = old.minus(A_MOMENT);
        assertThat(of(lastLook(older))).isEqualTo(new Health.Delayed(older, Cause.NOT_LOOKED));
        assertThat(HealthRules.LOOK_IS_OLD_AFTER).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName(
            "F91: a new connection is connecting until a look that began after it has ended, and delayed if none does")
    void connecting() {
        Instant connected = NOON.minusSeconds(20);
        assertThat(of(connectedAt(connected, Optional.empty()))).isEqualTo(new Health.Connecting());
        assertThat(of(connectedAt(connected, Optional.of(connected.minusSeconds(1)))))
                .isEqualTo(new Health.Connecting());
        assertThat(of(connectedAt(connected, Optional.of(JUST_NOW)))).isEqualTo(new Health.Connected(JUST_NOW));
        assertThat(of(connectedAt(YESTERDAY, Optional.empty())))
                .isEqualTo(new Health.Delayed(YESTERDAY, Cause.NOT_LOOKED));
    }

    @Test
    @DisplayName("F91: one failed call since the last complete look is enough not to be connected")
    void failed() {
        assertThat(of(failed(1))).isEqualTo(new Health.Delayed(JUST_NOW, Cause.CALLS_FAIL));
        assertThat(of(failed(0))).isEqualTo(new Health.Connected(JUST_NOW));
    }

    @Test
    @DisplayName("F91: an email may wait a minute for its verdict; then the connection is delayed since that email")
    void waiting() {
        Instant minuteAgo = NOON.minus(HealthRules.WAITS_LONG_AFTER);
        assertThat(of(waiting(1, minuteAgo))).isEqualTo(new Health.Connected(JUST_NOW));
        Instant before = minuteAgo.minus(A_MOMENT);
        assertThat(of(waiting(1, before))).isEqualTo(new Health.Delayed(before, Cause.EMAILS_WAIT));
        assertThat(HealthRules.WAITS_LONG_AFTER).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("With 20 emails to judge, or more to read than one look could, the connection is catching up")
    void catchingUp() {
        Health catchingUp = new Health.CatchingUp(40, 60);
        assertThat(of(waiting(HealthRules.CATCHING_UP_FROM, YESTERDAY))).isEqualTo(catchingUp);
        assertThat(of(waiting(HealthRules.CATCHING_UP_FROM - 1, JUST_NOW))).isEqualTo(new Health.Connected(JUST_NOW));
        Waiting readNotDone = new Waiting(true, 0, 40, 60, Optional.empty());
        assertThat(of(with(readNotDone))).isEqualTo(catchingUp);
    }

    @Test
    @DisplayName("F34: limited until the provider's time has come, and not longer")
    void limited() {
        assertThat(of(limitedUntil(NOON.plus(A_MOMENT)))).isEqualTo(new Health.Limited(NOON.plus(A_MOMENT)));
        assertThat(of(limitedUntil(NOON))).isEqualTo(new Health.Connected(JUST_NOW));
    }

    @Test
    @DisplayName("R74: without a consent nothing else counts, whatever was fresh a moment ago")
    void withoutConsent() {
        assertThat(of(lost(Optional.of(YESTERDAY)))).isEqualTo(new Health.AwaitingConsent(YESTERDAY));
        assertThat(of(lost(Optional.empty()))).isEqualTo(new Health.Disconnected());
    }

    @Test
    @DisplayName("F91: what its user paused is paused, however well it was; a lost consent is said all the same")
    void paused() {
        assertThat(of(paused(true))).isEqualTo(new Health.Paused(YESTERDAY));
        assertThat(of(paused(false))).isEqualTo(new Health.AwaitingConsent(JUST_NOW));
        assertThat(HealthRules.lag(paused(true), NOON)).isEqualTo(Duration.between(YESTERDAY, NOON));
    }

    private static HealthFacts paused(boolean consented) {
        return new HealthFacts(
                consented,
                Optional.of(JUST_NOW),
                YESTERDAY.minusSeconds(60),
                Optional.of(JUST_NOW),
                3,
                Optional.of(NOON.plusSeconds(60)),
                NOTHING,
                Optional.of(YESTERDAY));
    }

    @Test
    @DisplayName("F91: what only a person can mend asks for attention first, what is well for none")
    void severity() {
        List<Health> worstFirst = List.of(
                new Health.AwaitingConsent(Instant.EPOCH),
                new Health.Delayed(Instant.EPOCH, Health.Cause.CALLS_FAIL),
                new Health.Limited(Instant.EPOCH),
                new Health.CatchingUp(1, 2),
                new Health.Connected(Instant.EPOCH));

        assertThat(worstFirst.stream().map(HealthRules::severity)).containsExactly(4, 3, 2, 1, 0);
        assertThat(HealthRules.severity(new Health.Connecting())).isEqualTo(1);
        assertThat(HealthRules.severity(new Health.Paused(Instant.EPOCH))).isZero();
        assertThat(HealthRules.severity(new Health.Disconnected())).isZero();
    }

    @Test
    @DisplayName("F91: the lag is as long as what is shown may be old, and nothing only if everything is here")
    void lag() {
        assertThat(lag(WELL)).isZero();
        assertThat(lag(waiting(1, JUST_NOW))).hasSeconds(8);
        assertThat(lag(waiting(1, NOON.plusSeconds(3)))).isZero();
        assertThat(lag(waiting(50, YESTERDAY))).hasHours(24);
        assertThat(lag(failed(2))).hasSeconds(8);
        assertThat(lag(limitedUntil(NOON.plusSeconds(9)))).hasSeconds(8);
        assertThat(lag(lost(Optional.of(YESTERDAY)))).hasHours(24);
        assertThat(lag(lost(Optional.empty()))).isZero();
        assertThat(lag(connectedAt(NOON.minusSeconds(20), Optional.empty()))).isZero();
    }

    private static Health of(HealthFacts facts) {
        return HealthRules.of(facts, NOON);
    }

    private static Duration lag(HealthFacts facts) {
        return HealthRules.lag(facts, NOON);
    }

    private static HealthFacts lastLook(Instant lastLook) {
        return connectedAt(YESTERDAY, Optional.of(lastLook));
    }

    private static HealthFacts connectedAt(Instant connectedAt, Optional<Instant> lastLook) {
        return new HealthFacts(
                true, Optional.empty(), connectedAt, lastLook, 0, Optional.empty(), NOTHING, Optional.empty());
    }

    private static HealthFacts failed(int looks) {
        return new HealthFacts(
                true,
                Optional.empty(),
                YESTERDAY,
                Optional.of(JUST_NOW),
                looks,
                Optional.empty(),
                NOTHING,
                Optional.empty());
    }

    private static HealthFacts limitedUntil(Instant until) {
        return new HealthFacts(
                true,
                Optional.empty(),
                YESTERDAY,
                Optional.of(JUST_NOW),
                0,
                Optional.of(until),
                NOTHING,
                Optional.empty());
    }

    private static HealthFacts lost(Optional<Instant> lostAt) {
        return new HealthFacts(
                false, lostAt, YESTERDAY, Optional.of(JUST_NOW), 0, Optional.empty(), NOTHING, Optional.empty());
    }

    private static HealthFacts waiting(long pending, Instant since) {
        return with(new Waiting(false, pending, 40, 60, Optional.of(since)));
    }

    private static HealthFacts with(Waiting waiting) {
        return new HealthFacts(
                true,
                Optional.empty(),
                YESTERDAY,
                Optional.of(JUST_NOW),
                0,
                Optional.empty(),
                waiting,
                Optional.empty());
    }
}
