package dev.tandem.core.mailbox;

import dev.tandem.core.mailbox.Health.Cause;
import java.time.Duration;
import java.time.Instant;

/** Says how a connection is; the one place that does (F91). What is not known to be well is not said to be. */
public final class HealthRules {

    /** R82: a mailbox is looked into at least every 30 s, with or without push. One look may be missed, two may not. */
    public static final Duration LOOK_IS_OLD_AFTER = LookRules.POLL_WITH_PUSH.multipliedBy(2);

    /** Longer than this no email waits for its verdict while all is well. */
    public static final Duration WAITS_LONG_AFTER = Duration.ofMinutes(1);

    /** So many emails without a verdict are ordinary; from here on Tandem is catching up. */
    public static final long CATCHING_UP_FROM = 20;

    private HealthRules() {}

    /** How the connection is at this moment. */
    public static Health of(HealthFacts facts, Instant now) {
        if (!facts.consented()) {
            return facts.consentLostAt()
                    .<Health>map(Health.AwaitingConsent::new)
                    .orElseGet(Health.Disconnected::new);
        }
        if (facts.pausedAt().isPresent()) {
            return new Health.Paused(facts.pausedAt().get());
        }
        if (facts.limitedUntil().filter(until -> until.isAfter(now)).isPresent()) {
            return new Health.Limited(facts.limitedUntil().get());
        }
        if (facts.failedLooks() > 0) {
            return new Health.Delayed(heard(facts), Cause.CALLS_FAIL);
        }
        HealthFacts.Waiting waiting = facts.waiting();
        if (waiting.readNotDone() || waiting.pending() >= CATCHING_UP_FROM) {
            return new Health.CatchingUp(waiting.judged(), waiting.seen());
        }
        return waiting.since()
                .filter(since -> since.plus(WAITS_LONG_AFTER).isBefore(now))
                .<Health>map(since -> new Health.Delayed(since, Cause.EMAILS_WAIT))
                .orElseGet(() -> looked(facts, now));
    }

    /** How much it asks for somebody's attention, 0 for not at all; what only a person can mend comes first. */
    public static int severity(Health health) {
        return switch (health) {
            case Health.AwaitingConsent awaiting -> 4;
            case Health.Delayed delayed -> 3;
            case Health.Limited limited -> 2;
            case Health.CatchingUp catchingUp -> 1;
            case Health.Connecting connecting -> 1;
            case Health.Connected connected -> 0;
            case Health.Paused paused -> 0;
            case Health.Disconnected disconnected -> 0;
        };
    }

    /** By how much the CRM may be behind the mailbox; nothing if everything is here. */
    public static Duration lag(HealthFacts facts, Instant now) {
        Instant since = switch (of(facts, now)) {
            case Health.Delayed(Instant start, Cause cause) -> start;
            case Health.AwaitingConsent(Instant start) -> start;
            case Health.Paused(Instant start) -> start;
            case Health.Limited limited -> heard(facts);
            case Health.Connecting connecting -> waitingSince(facts, now);
            case Health.Connected connected -> waitingSince(facts, now);
            case Health.CatchingUp catchingUp -> waitingSince(facts, now);
            case Health.Disconnected disconnected -> now;
        };
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }

    private static Health looked(HealthFacts facts, Instant now) {
        Instant heard = heard(facts);
        if (heard.plus(LOOK_IS_OLD_AFTER).isBefore(now)) {
            return new Health.Delayed(heard, Cause.NOT_LOOKED);
        }
        return heard.equals(facts.connectedAt()) ? new Health.Connecting() : new Health.Connected(heard);
    }

    /** A look from before the connection says nothing about it: another sub-account's connection may have caused it. */
    private static Instant heard(HealthFacts facts) {
        return facts.lastLook().filter(facts.connectedAt()::isBefore).orElse(facts.connectedAt());
    }

    private static Instant waitingSince(HealthFacts facts, Instant now) {
        return facts.waiting().since().orElse(now);
    }
}
