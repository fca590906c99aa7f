package dev.tandem.emulator.google;

import dev.tandem.emulator.faults.FaultPlan.CallFault;
import dev.tandem.emulator.faults.FaultPlan.RetryAfter;
import dev.tandem.emulator.faults.Faults;
import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Every call to a Google face passes here: faults hit it, and the ledger is told. */
public final class Toll {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(60);

    private final Ledger ledger;
    private final Faults faults;
    private final InstantSource clock;

    public Toll(Ledger ledger, Faults faults, InstantSource clock) {
        this.ledger = ledger;
        this.faults = faults;
        this.clock = clock;
    }

    /** An answer and what it cost. */
    public record Priced(Answer answer, int units) {}

    /** Does the work unless a fault stands in the way. */
    public Answer pass(String method, Call call, String account, Supplier<Priced> work) {
        CallFault fault = faults.next(method, account);
        if (fault != null && fault.delayMillis() > 0) {
            pause(fault.delayMillis());
        }
        Priced done = fault != null && fault.status() != null ? refused(fault, work) : safely(work);
        enter(method, call, account, done, fault != null);
        return fault != null && fault.loseAnswer()
                ? new Answer.Lost(done.answer().status())
                : done.answer();
    }

    /** A call that was refused before it was known whose mailbox it is about. */
    public Answer refuse(String method, Call call, Refusal refusal) {
        Answer answer = Refusals.answer(refusal);
        enter(method, call, "", new Priced(answer, 0), false);
        return answer;
    }

    /** Most are refused before anything is done; what fails late has been done. */
    private Priced refused(CallFault fault, Supplier<Priced> work) {
        int units = fault.afterwards() ? safely(work).units() : 0;
        return new Priced(refusal(fault), units);
    }

    private static Priced safely(Supplier<Priced> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            return new Priced(Refusals.answer(refusal), 0);
        }
    }

    private void enter(String method, Call call, String account, Priced done, boolean fault) {
        int status = done.answer().status();
        String error = status >= 400 && done.answer() instanceof Answer.Whole whole
                ? new String(whole.body(), StandardCharsets.UTF_8)
                : "";
        ledger.add(new Ledger.Line(
                method, call.verb(), Secrets.hidden(call.target()), account, status, done.units(), fault, error));
    }

    private Answer refusal(CallFault fault) {
        int status = fault.status() == null ? 500 : fault.status();
        if (status < 400) {
            return Answer.empty(status);
        }
        Duration wait = fault.retryAfterSeconds() == null ? RETRY_AFTER : Duration.ofSeconds(fault.retryAfterSeconds());
        Instant at = clock.instant().plus(wait);
        String message = fault.message() == null ? Statuses.message(status) : fault.message();
        String reason = fault.reason() == null ? Statuses.reason(status) : fault.reason();
        String text = fault.retryAfter() == RetryAfter.TEXT ? Refusals.retryAfter(at) : message;
        boolean usage = status == 403 && !reason.equals("insufficientPermissions");
        Answer.Whole answer = Refusals.answer(Refusal.of(status, usage ? "usageLimits" : "global", reason, text));
        if (status == 401) {
            answer = Refusals.answer(Refusals.invalidCredentials());
        }
        return fault.retryAfter() == RetryAfter.HEADER
                ? answer.with("Retry-After", Long.toString(wait.toSeconds()))
                : answer;
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
