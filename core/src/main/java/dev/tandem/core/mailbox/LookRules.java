package dev.tandem.core.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When to look into a mailbox again (R82). A look that shows nothing new costs 2 quota units, so none is made without a reason. */
public final class LookRules {

    /** R82, F24: the net under push, for notices that were lost. */
    public static final Duration POLL_WITH_PUSH = Duration.ofSeconds(30);

    /** R82: what there is instead of push; 24 quota units a minute. */
    public static final Duration POLL_WITHOUT_PUSH = Duration.ofSeconds(5);

    /** Gmail drops every notice but one in a second and mailbox. */
    public static final Duration NOTICES_APART = Duration.ofSeconds(1);

    /** Where something came that no notice told of, more is coming. */
    public static final Duration WHILE_MORE_COMES = Duration.ofMillis(300);

    /** A find so long after a notice was not told by it. */
    public static final Duration TOLD_BY_NOTICE = Duration.ofSeconds(2);

    /** F29: a history that is behind its notice has caught up within seconds, or its notice means nothing. */
    static final Duration CATCHING_UP_QUICKLY = Duration.ofSeconds(2);

    static final Duration CATCHING_UP_MAX = Duration.ofMinutes(1);
    static final Duration QUICKLY = Duration.ofMillis(250);
    static final Duration SLOWLY = Duration.ofSeconds(2);

    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    static final Duration PAUSE_MAX = Duration.ofSeconds(30);
    private static final int DOUBLINGS_MAX = 4;

    private LookRules() {}

    /** When to look again after a look that came to its end at this moment. */
    public static Instant next(Looked looked, Instant now) {
        Instant next = now.plus(looked.pushWorks() ? POLL_WITH_PUSH : POLL_WITHOUT_PUSH);
        next = earlier(next, afterTheDropped(looked, now));
        next = earlier(next, whileCatchingUp(looked, now));
        return earlier(next, looked.nextDue());
    }

    /** Whether it found what no notice had told of. Several in a row say that push is dead (F25). */
    public static boolean unannounced(Looked looked, Instant now) {
        return looked.found() && !within(TOLD_BY_NOTICE, looked.noticedAt(), now);
    }

    /** How long to leave a mailbox alone that cannot be read, after so many failures in a row, if the provider states no time. */
    public static Duration pause(int failures) {
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX));
        return grown.compareTo(PAUSE_MAX) < 0 ? grown : PAUSE_MAX;
    }

    /** What came within a second of the notice was not told. A find outside of that second means a burst. */
    private static Optional<Instant> afterTheDropped(Looked looked, Instant now) {
        Optional<Instant> secondOver =
                looked.noticedAt().map(noticed -> noticed.plus(NOTICES_APART)).filter(over -> over.isAfter(now));
        return secondOver.isEmpty() && looked.found() ? Optional.of(now.plus(WHILE_MORE_COMES)) : secondOver;
    }

    private static Optional<Instant> whileCatchingUp(Looked looked, Instant now) {
        if (!looked.behindNotice() || !within(CATCHING_UP_MAX, looked.noticedAt(), now)) {
            return Optional.empty();
        }
        boolean quickly = within(CATCHING_UP_QUICKLY, looked.noticedAt(), now);
        return Optional.of(now.plus(quickly ? QUICKLY : SLOWLY));
    }

    private static boolean within(Duration time, Optional<Instant> since, Instant now) {
        return since.filter(start -> now.isBefore(start.plus(time))).isPresent();
    }

    private static Instant earlier(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }
}
