package dev.tandem.scenarios.kill;

import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.harness.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the email of one point, and lets happen what shall happen to it. */
final class Strike {

    private static final Duration SLOW_LINE = Duration.ofMillis(100);
    private static final int SLOW_CALL_MILLISECONDS = 350;
    private static final Duration ACCEPTED_MAX = Duration.ofSeconds(60);
    private static final Duration STRUCK_MAX = Duration.ofSeconds(20);

    private final Machine machine;
    private final KillPoint point;

    Strike(Machine machine, KillPoint point) {
        this.machine = machine;
        this.point = point;
    }

    /** Strikes, and starts the server again where it died. Answers with the id of the email's message. */
    String run() {
        switch (point.blow()) {
            case Blow.Dies(List<String> points) -> dies(points);
            case Blow.Killed(int after) -> killed(after);
            case Blow.Faulty(String words, String calls) -> faulty(calls);
            case Blow.FaultyAndDies(Blow.Faulty faulty, String at) -> {
                machine.dyingAt(at);
                machine.gmail().faults("{\"calls\":[" + faulty.calls() + "]}");
                write();
                machine.awaitDeath(at);
            }
            case Blow.Cut(Moment moment) -> cut(moment);
        }
        machine.running();
        return accepted();
    }

    private void dies(List<String> points) {
        machine.dyingAt(points.getFirst());
        write();
        machine.awaitDeath(points.getFirst());
        points.stream().skip(1).forEach(next -> {
            machine.launchDyingAt(next);
            writeWhileItMayDie();
            machine.awaitDeath(next);
        });
    }

    /** What was not taken by the first server is written again, as a program does that was not answered. */
    private void writeWhileItMayDie() {
        if (point.blow() instanceof Blow.Dies(List<String> points)
                && points.getFirst().equals("send.queued")) {
            await("the next server takes the email")
                    .atMost(ACCEPTED_MAX)
                    .until(() -> write().isPresent() || !machine.isAlive());
        }
    }

    private void killed(int afterMilliseconds) {
        machine.running();
        machine.line().slow(SLOW_LINE);
        machine.gmail()
                .faults("{\"calls\":[{\"account\":\"" + Machine.BEN + "\",\"delayMillis\":" + SLOW_CALL_MILLISECONDS
                        + "}]}");
        Thread killer = Thread.ofVirtual().start(() -> {
            sleep(afterMilliseconds);
            machine.kill();
        });
        write();
        join(killer);
        machine.line().slow(Duration.ZERO);
        machine.gmail().noFaults();
    }

    private void faulty(String calls) {
        machine.running();
        machine.gmail().faults("{\"calls\":[" + calls + "]}");
    }

    private void cut(Moment moment) {
        machine.running();
        machine.line().breakAt(moment);
        accepted();
        await("the line breaks " + moment).atMost(STRUCK_MAX).until(machine.line()::hasBroken);
    }

    /** A program that is not answered asks again with the same key, until it is; that makes no second email. */
    private String accepted() {
        return await("email " + point.number() + " is accepted")
                .atMost(ACCEPTED_MAX)
                .until(this::write, Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> write() {
        Desk desk = machine.desk(point.way());
        try {
            HttpResponse<byte[]> answer = desk.api()
                    .answer(
                            "POST",
                            desk.path("/messages"),
                            Map.of(
                                    "contactId", machine.priya(),
                                    "subject", point.subject(),
                                    "text", "Written at " + point.blow()),
                            "kill-point-" + point.number());
            return answer.statusCode() == 202
                    ? Optional.of(Json.read(answer.body()).path("id").asString())
                    : Optional.empty();
        } catch (UncheckedIOException cutOff) {
            return Optional.empty();
        }
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(Duration.ofMillis(milliseconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
