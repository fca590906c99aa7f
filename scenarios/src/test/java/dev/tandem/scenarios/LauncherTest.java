package dev.tandem.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.PageVisit;
import dev.tandem.scenarios.harness.LauncherCopy;
import dev.tandem.scenarios.harness.Running;
import dev.tandem.scenarios.harness.Signals;
import dev.tandem.scenarios.harness.Web;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a newcomer types. One story, because every start stands on what the one before left. */
@ExtendWith(InSandbox.class)
@DisplayName("./tandem run")
class LauncherTest {

    private static final String BEN = "ben@nordlicht.example";
    private static final Duration READY_MAX = Duration.ofSeconds(90);
    private static final Duration END_MAX = Duration.ofSeconds(40);

    private final LauncherCopy copy = LauncherCopy.make("launcher-copy");

    @Test
    @DisplayName("prints the logins, keeps the data over every end, and leaves no process behind")
    void startsKeepsAndEnds() {
        Running first = start();
        assertThat(first.log())
                .contains("Log in: ben@nordlicht.example  password: nordlicht")
                .contains("Log in: nora@nordlicht.example  password: nordlicht")
                .contains(copy.url(), copy.emulatorUrl(), "Try this:");
        PageVisit.loggedIn(copy.url(), BEN, "nordlicht").connect(BEN);
        Signals.controlC(LauncherCopy.group(first));
        endsWithNothingLeft(first);

        Running second = start();
        assertThat(second.log()).doesNotContain("Building");
        benIsStillConnected();
        Signals.kill(LauncherCopy.group(second)); // the launcher alone: the others notice and follow
        endsWithNothingLeft(second);

        Running third = start();
        benIsStillConnected();
        Signals.killGroup(LauncherCopy.group(third)); // everybody but PostgreSQL, which is left without its server
        third.awaitEnd(END_MAX);

        Running fourth = start();
        benIsStillConnected();
        Signals.controlC(LauncherCopy.group(fourth));
        endsWithNothingLeft(fourth);
    }

    @AfterEach
    void leaveNothing() {
        copy.processes().forEach(ProcessHandle::destroyForcibly);
    }

    private Running start() {
        long started = System.nanoTime();
        Running launcher = copy.run();
        launcher.awaitReady(() -> launcher.log().contains("Ctrl-C ends everything."), READY_MAX);
        assertThat(Web.answers(copy.url() + "/login")).isTrue();
        assertThat(Web.answers(copy.emulatorUrl() + "/emulator/v1/accounts")).isTrue();
        System.out.printf(
                "./tandem run: ready in %d ms%n",
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        return launcher;
    }

    private void benIsStillConnected() {
        PageVisit ben = PageVisit.loggedIn(copy.url(), BEN, "nordlicht");
        assertThat(ben.open("/profile").select("#connection .sync-id").text()).contains(BEN);
    }

    private void endsWithNothingLeft(Running launcher) {
        launcher.awaitEnd(END_MAX);
        await("no process is left")
                .atMost(END_MAX)
                .untilAsserted(() -> assertThat(copy.processes()).isEmpty());
        assertThat(Web.answers(copy.url() + "/login")).isFalse();
    }
}
