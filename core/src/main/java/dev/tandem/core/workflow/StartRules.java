package dev.tandem.core.workflow;

import dev.tandem.core.workflow.Start.Later;
import dev.tandem.core.workflow.Start.Not;
import dev.tandem.core.workflow.Start.Why;
import dev.tandem.core.workflow.Start.Yes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether something that happened to a contact starts a run (R18): never twice at the same time, never in circles. */
public final class StartRules {

    /** What a workflow does may start another one so often in a row, and no further. */
    public static final int DEPTH_MAX = 5;

    /** By emails one contact starts a workflow no more often in a day: whoever answers so much is a machine that does not say so. */
    public static final int BY_EMAIL_MAX_PER_DAY = 3;

    /** What is brought in later than this is the past, and starts nothing. */
    public static final Duration FRESH_MAX = Duration.ofDays(3);

    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    /** An email that has not left after so long leaves no more. */
    private static final Duration UNSENT_MAX = Duration.ofDays(30);

    private StartRules() {}

    /** Decides. */
    public static Start of(Trigger trigger, Happened happened, Instant now) {
        if (!happened.enabled()) {
            return new Not(Why.SWITCHED_OFF);
        }
        if (happened.openRun()) {
            return new Not(Why.RUNS_ALREADY);
        }
        if (happened.depth() > DEPTH_MAX) {
            return new Not(Why.IN_CIRCLES);
        }
        return happened.email()
                .map(email -> byEmail(trigger, happened, email, now))
                .orElseGet(Yes::new);
    }

    private static Start byEmail(Trigger trigger, Happened happened, Email email, Instant now) {
        return trigger.type() == Trigger.Type.NO_REPLY
                ? unanswered(trigger.days().orElseThrow(), email, now)
                : received(happened, email, now);
    }

    private static Start received(Happened happened, Email email, Instant now) {
        if (email.automatic()) {
            return new Not(Why.AUTOMATIC);
        }
        if (email.at().isBefore(now.minus(FRESH_MAX))) {
            return new Not(Why.PAST);
        }
        return happened.startsInLastDay() >= BY_EMAIL_MAX_PER_DAY ? new Not(Why.IN_CIRCLES) : new Yes();
    }

    private static Start unanswered(int days, Email email, Instant now) {
        if (email.answered()) {
            return new Not(Why.ANSWERED);
        }
        if (email.wroteAgain()) {
            return new Not(Why.WROTE_AGAIN);
        }
        Optional<Instant> due = email.sentAt().map(sent -> sent.plus(Duration.ofDays(days)));
        if (due.isPresent()) {
            return due.get().isAfter(now) ? new Later(due.get()) : new Yes();
        }
        return email.at().isBefore(now.minus(UNSENT_MAX)) ? new Not(Why.NEVER_SENT) : new Later(now.plus(LOOK_AGAIN));
    }

    /**
     * What happened to a contact.
     *
     * @param enabled the workflow is on
     * @param openRun the contact is in it now
     * @param depth how many workflows in a row led here; 0 for people
     * @param startsInLastDay how often this contact began it in 24 hours
     * @param email the one it is about, if it is about one
     */
    public record Happened(boolean enabled, boolean openRun, int depth, int startsInLastDay, Optional<Email> email) {}

    /**
     * An email that may start something.
     *
     * @param automatic written by a machine (R18)
     * @param at when it came, or was written
     * @param sentAt when it left, if it has
     * @param answered the contact wrote after it
     * @param wroteAgain somebody here did, so that its turn passes to the later one
     */
    public record Email(
            boolean automatic, Instant at, Optional<Instant> sentAt, boolean answered, boolean wroteAgain) {}
}
