package dev.tandem.server.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("R73: a mailbox that serves two sub-accounts")
@Timeout(60)
class LastOnesLeaveTest {

    private final Bench bench = Bench.shared();
    private final MailboxStore store = bench.get(MailboxStore.class);
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();
    private final SubAccountId lindenhof = lindenhof();

    private SubAccountId lindenhof() {
        SubAccountId other = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(other, scene.ben());
        scene.connect(other, scene.ben(), scene.address("ben"));
        return other;
    }

    @Test
    @DisplayName("R01, F90: keeps watch and token while one of them is connected, and loses both with the other one")
    void oneThenTheOther() {
        assertThat(bench.get(Gmail.class).watch(mailbox)).isInstanceOf(Answer.Got.class);
        long before = bench.gmail().lastCall();

        disconnect(lindenhof);
        assertThat(made(before, "gmail.users.stop")).isZero();
        assertThat(made(before, "oauth.revoke")).isZero();
        assertThat(store.refreshToken(mailbox)).isPresent();

        disconnect(scene.kramer());
        assertThat(made(before, "gmail.users.stop")).isEqualTo(1);
        assertThat(made(before, "oauth.revoke")).isEqualTo(1);
        assertEnded();
    }

    @Test
    @DisplayName("F90: is given back once when both end in the same moment, on two servers or one")
    void bothAtOnce() throws Exception {
        long before = bench.gmail().lastCall();
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Boolean> here = () -> {
            start.await();
            return disconnect(scene.kramer());
        };
        Callable<Boolean> there = () -> {
            start.await();
            return disconnect(lindenhof);
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var ended : threads.invokeAll(List.of(here, there))) {
                assertThat(ended.get()).isTrue();
            }
        }

        assertThat(succeeded(before, "oauth.revoke")).isEqualTo(1);
        assertEnded();
    }

    @Test
    @DisplayName("F90: is not given back a second time by a server that was slower")
    void slower() {
        long before = bench.gmail().lastCall();
        disconnect(lindenhof);

        at("leave.watch-stopped", () -> bench.get(LeaveMailbox.class).run(mailbox), () -> disconnect(scene.kramer()));

        assertThat(made(before, "oauth.revoke")).isEqualTo(1);
        assertEnded();
    }

    @Test
    @DisplayName("R73: somebody who connects it while it is being left keeps the consent, and the watch begins anew")
    void connectedMeanwhile() {
        disconnect(lindenhof);
        long before = bench.gmail().lastCall();

        at(
                "leave.watch-stopped",
                () -> scene.connect(lindenhof, scene.ben(), scene.address("ben")),
                () -> disconnect(scene.kramer()));

        assertThat(made(before, "oauth.revoke")).isZero();
        assertThat(store.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.GRANTED);
        assertThat(bench.get(LookStore.class).standing(mailbox).watching().dueAt())
                .isBeforeOrEqualTo(bench.clock().instant());
        String arrived = scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        scene.importNow(mailbox);
        assertThat(bench.facts().verdict(lindenhof, mailbox, arrived)).hasSize(1);
    }

    private boolean disconnect(SubAccountId subAccount) {
        return bench.get(DisconnectMailbox.class).run(subAccount, scene.ben());
    }

    /** The other deed is done once, in between. */
    private static void at(String place, Runnable inBetween, Runnable deed) {
        List<String> passed = new ArrayList<>();
        CrashPoint.watched(
                point -> {
                    if (point.equals(place) && passed.isEmpty()) {
                        passed.add(point);
                        inBetween.run();
                    }
                },
                deed);
        assertThat(passed).containsExactly(place);
    }

    private void assertEnded() {
        assertThat(store.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.ENDED);
        assertThat(store.refreshToken(mailbox)).isEmpty();
        assertThat(store.left()).doesNotContain(mailbox);
    }

    private long made(long since, String method) {
        return bench.gmail().everyCall(since).stream()
                .filter(call -> call.path("method").asString().equals(method))
                .count();
    }

    private long succeeded(long since, String method) {
        return bench.gmail().everyCall(since).stream()
                .filter(call -> call.path("method").asString().equals(method))
                .filter(call -> call.path("status").asInt() == 200)
                .count();
    }
}
