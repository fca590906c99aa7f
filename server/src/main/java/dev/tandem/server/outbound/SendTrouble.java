package dev.tandem.server.outbound;

import dev.tandem.core.outbound.Patience;
import dev.tandem.core.outbound.SendStep;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.outbound.SendingStore.Search;
import dev.tandem.server.outbound.SendingStore.Sending;
import dev.tandem.server.outbound.UnclearStore.Found;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What happens to an email that cannot leave right now: it waits, fails visibly with a reason (R43), or is unclear (R45). */
@Component
public class SendTrouble {

    /** After so many refusals in a row the user is told, and decides. */
    static final int ATTEMPTS_MAX = 4;

    static final Duration FIRST_RETRY_AFTER = Duration.ofSeconds(1);

    /** What has to wait longer than this is told to its author, who decides. */
    public static final Duration RETRY_AFTER_MAX = Duration.ofMinutes(10);

    /** R45: how often and how long an email is looked for of which nobody can tell whether it left. */
    public static final Patience LOOKING = new Patience(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));

    /** The reason codes of a message; the words for them stand in the message bundles. */
    static final String CONSENT_LOST = "CONSENT_LOST";

    static final String GMAIL_LIMIT = "GMAIL_LIMIT";
    public static final String DAILY_LIMIT = "DAILY_LIMIT";
    static final String NOT_CONNECTED = "NOT_CONNECTED";
    static final String GMAIL_DID_NOT_ANSWER = "GMAIL_DID_NOT_ANSWER";
    static final String GMAIL_REFUSED = "GMAIL_REFUSED";
    public static final String NOT_CONFIRMED = "NOT_CONFIRMED";

    /** Nobody can tell whether it left, and it is looked for no more: its author decides. */
    public static final String SEARCH_ENDED = "SEARCH_ENDED";

    private final SendingStore sendings;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    SendTrouble(SendingStore sendings, TransactionOperations transaction, InstantSource clock) {
        this.sendings = sendings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An answer that is not what was hoped for. Says whether to go on at once. */
    boolean meet(Sending sending, Answer<?> answer) {
        return switch (answer) {
            case Answer.Got<?> got -> throw new IllegalStateException("an answer that was got is no trouble");
            case Answer.ConsentLost<?> lost -> failUnlessLeft(sending, CONSENT_LOST);
            case Answer.Refused<?>(String reason) -> failUnlessLeft(sending, GMAIL_REFUSED + ": " + reason);
            case Answer.NotThere<?> missing -> failUnlessLeft(sending, GMAIL_REFUSED);
            case Answer.TryLater<?>(Optional<Instant> notBefore, String reason, boolean byQuota) ->
                isFarAway(notBefore)
                        ? leftAlone(sending, notBefore)
                        : byQuota ? waitForUnits(sending, notBefore) : later(sending, notBefore);
            case Answer.NoAnswer<?> none -> later(sending, Optional.empty());
        };
    }

    /** The draft is there, so nothing has left: go on sending, unless it was tried often enough. */
    boolean mayGoOn(Sending sending) {
        return sending.attempts() < ATTEMPTS_MAX || fail(sending, GMAIL_DID_NOT_ANSWER);
    }

    /** Everything is known but its Message-ID; that can wait as long as it takes. */
    boolean wait(Sending sending) {
        postpone(sending, Optional.empty());
        return false;
    }

    /** The draft is gone and no copy of it is found. */
    boolean notFound(Sending sending) {
        if (sending.attempts() < ATTEMPTS_MAX) {
            postpone(sending, Optional.empty());
        } else {
            unclear(sending, Found.NOTHING);
        }
        return false;
    }

    /** F12: being asked too much is no failure of this email. Limits without an end grow until they are far away. */
    private boolean waitForUnits(Sending sending, Optional<Instant> notBefore) {
        Instant until = notBefore.orElseGet(() -> clock.instant().plus(FIRST_RETRY_AFTER));
        transaction.executeWithoutResult(status -> sendings.waitUntil(sending.due(), until));
        return false;
    }

    private boolean later(Sending sending, Optional<Instant> notBefore) {
        if (sending.attempts() < ATTEMPTS_MAX) {
            postpone(sending, notBefore);
        } else if (mayHaveLeft(sending)) {
            unclear(sending, Found.NO_ANSWER);
        } else {
            fail(sending, GMAIL_DID_NOT_ANSWER);
        }
        return false;
    }

    /** R45: what may have left is never shown as failed. */
    private boolean failUnlessLeft(Sending sending, String reason) {
        if (!mayHaveLeftBefore(sending)) {
            return fail(sending, reason);
        }
        unclear(sending, reason.equals(CONSENT_LOST) ? Found.NO_CONSENT : Found.NO_ANSWER);
        return false;
    }

    /** Whether an earlier step asked to send it; this one only asks what became of it. */
    private static boolean mayHaveLeftBefore(Sending sending) {
        SendStep step = sending.progress().next();
        return step == SendStep.ASK_FOR_DRAFT || step == SendStep.LOOK_IN_SENT;
    }

    /** As stored before this step; a step that just asked to send counts as having asked. */
    private static boolean mayHaveLeft(Sending sending) {
        return sending.progress().next() == SendStep.SEND_DRAFT || mayHaveLeftBefore(sending);
    }

    private void postpone(Sending sending, Optional<Instant> notBefore) {
        Instant own = clock.instant().plus(delay(sending.attempts()));
        Instant until = notBefore.filter(wish -> wish.isAfter(own)).orElse(own);
        transaction.executeWithoutResult(status -> sendings.postpone(sending.due(), until));
    }

    /** It is looked for less and less often, and no longer than that patience lasts. */
    private void unclear(Sending sending, Found found) {
        Instant now = clock.instant();
        Search search = sending.search();
        Optional<Instant> next = LOOKING.next(search.unclearSince().orElse(now), search.looks() + 1, now);
        transaction.executeWithoutResult(status -> sendings.unclear(sending.due(), found, next, now));
    }

    /** R71: the mailbox is no longer connected here, so nothing leaves through it any more. */
    boolean notConnected(Sending sending) {
        return fail(sending, NOT_CONNECTED);
    }

    /** R46: it fails with the time of its turn, unless its author has said that it shall wait. */
    boolean full(Sending sending, Instant turn) {
        return sending.held() ? hold(sending, turn) : fail(sending, DAILY_LIMIT, Optional.of(turn));
    }

    private boolean leftAlone(Sending sending, Optional<Instant> notBefore) {
        if (mayHaveLeftBefore(sending)) {
            return later(sending, notBefore);
        }
        if (sending.held() && notBefore.isPresent()) {
            return hold(sending, notBefore.get());
        }
        return fail(sending, GMAIL_LIMIT, notBefore);
    }

    private boolean hold(Sending sending, Instant until) {
        transaction.executeWithoutResult(status -> sendings.hold(sending.due(), until, clock.instant()));
        return false;
    }

    /** R46: nobody wants to see an email on its way for hours. */
    private boolean isFarAway(Optional<Instant> notBefore) {
        return notBefore
                .filter(until -> until.isAfter(clock.instant().plus(RETRY_AFTER_MAX)))
                .isPresent();
    }

    private boolean fail(Sending sending, String reason) {
        return fail(sending, reason, Optional.empty());
    }

    private boolean fail(Sending sending, String reason, Optional<Instant> mayRetryAt) {
        transaction.executeWithoutResult(status -> sendings.fail(sending.due(), reason, mayRetryAt, clock.instant()));
        return false;
    }

    private static Duration delay(int attempts) {
        Duration grown = FIRST_RETRY_AFTER.multipliedBy(1L << Math.min(attempts, 20));
        return grown.compareTo(RETRY_AFTER_MAX) < 0 ? grown : RETRY_AFTER_MAX;
    }
}
