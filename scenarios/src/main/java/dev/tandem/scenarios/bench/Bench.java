package dev.tandem.scenarios.bench;

import dev.tandem.scenarios.browser.Chromium;
import dev.tandem.scenarios.browser.TandemPages;
import dev.tandem.scenarios.browser.Visitor;
import dev.tandem.scenarios.crm.PageVisit;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.harness.LauncherCopy;
import dev.tandem.scenarios.harness.Running;
import dev.tandem.scenarios.harness.Signals;
import java.time.Duration;
import java.util.function.Consumer;

/** {@code ./tandem bench}: starts everything, measures, ends everything. */
public final class Bench {

    private static final Duration READY_MAX = Duration.ofMinutes(3);
    private static final Duration END_MAX = Duration.ofMinutes(1);
    private static final int MESSAGES_DEFAULT = 200;
    private static final String BEN = "ben@nordlicht.example";

    private Bench() {}

    /** The only argument, if any: how many emails arrive. */
    public static void main(String[] arguments) {
        int messages = arguments.length == 0 ? MESSAGES_DEFAULT : Integer.parseInt(arguments[0]);
        LauncherCopy copy = LauncherCopy.make("bench");
        try {
            long firstStart = started(copy, running -> {
                PageVisit.loggedIn(copy.url(), BEN, "nordlicht").connect(BEN);
                watch(copy, messages);
                MemoryAtRest.of(copy.serverProcess()).print();
            });
            long secondStart = started(copy, running -> {});
            System.out.printf("First start     %,6d ms (with initdb, without the build)%n", firstStart);
            System.out.printf("Second start    %,6d ms%n", secondStart);
        } finally {
            copy.processes().forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static void watch(LauncherCopy copy, int messages) {
        EmulatedGmail gmail = new EmulatedGmail(copy.emulatorUrl(), copy.smtpPort());
        try (Chromium chromium = Chromium.start();
                Visitor ben = chromium.visitor(Visitor.Screen.DESK)) {
            TandemPages tandem = new TandemPages(ben.page(), copy.url());
            tandem.logIn(BEN, "nordlicht");
            tandem.awaitLive();
            PushToVisible measured = new PushToVisible(ben.page(), gmail, BEN);
            measured.bindThread();
            long ledger = gmail.ledgerNow();
            measured.run(messages).print("Delivered to visible in the browser");
            UnitsSpent.since(ledger, gmail).print(messages);
        }
    }

    /** Runs it for as long as something is done with it; answers the milliseconds until it was ready. */
    private static long started(LauncherCopy copy, Consumer<Running> during) {
        long before = System.nanoTime();
        Running launcher = copy.run();
        launcher.awaitReady(() -> launcher.log().contains("Ctrl-C ends everything."), READY_MAX);
        long ready = Duration.ofNanos(System.nanoTime() - before).toMillis();
        during.accept(launcher);
        Signals.controlC(LauncherCopy.group(launcher));
        launcher.awaitEnd(END_MAX);
        return ready;
    }
}
