package dev.tandem.scenarios.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Gmail emulator, with the people of the demo. It outlives the servers that talk to it. */
public final class EmulatorProcess implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofMinutes(1);

    private final Running running;
    private final int port;
    private final int smtpPort;

    private EmulatorProcess(Running running, int port, int smtpPort) {
        this.running = running;
        this.port = port;
        this.smtpPort = smtpPort;
    }

    /** Starts one that keeps everything in memory. The limits on quota and sending are off: scenarios are faster than people. */
    public static EmulatorProcess start() {
        return start(0);
    }

    /** The same, with as many quota units for each mailbox and minute as given; 0 for no end. */
    public static EmulatorProcess start(int unitsPerMinute) {
        return start(unitsPerMinute, "", Map.of());
    }

    /** One with so much heap, such as {@code 2g}: unlike Gmail it keeps everything in memory. */
    public static EmulatorProcess withHeap(String size) {
        return start(0, "", Map.of(JavaProgram.HEAP, size));
    }

    /** One that hands what goes to the domain of smart addresses to the door of a server, as the internet would. */
    static EmulatorProcess before(int doorOfServer) {
        return start(0, "in.tandem.example=localhost:" + doorOfServer, Map.of());
    }

    private static EmulatorProcess start(int unitsPerMinute, String exchangers, Map<String, String> more) {
        int port = Workplace.freePort();
        int smtpPort = Workplace.freePort();
        Path cast = Workplace.root().resolve("demo/cast.json");
        Map<String, String> environment = new HashMap<>(more);
        environment.put("TANDEM_EMULATOR_PORT", Integer.toString(port));
        environment.put("TANDEM_EMULATOR_SMTP_PORT", Integer.toString(smtpPort));
        environment.put("TANDEM_EMULATOR_QUOTA_UNITS_PER_MINUTE", Integer.toString(unitsPerMinute));
        environment.put("TANDEM_EMULATOR_EXCHANGERS", exchangers);
        environment.put("TANDEM_EMULATOR_SENDS_PER_DAY", "0");
        Running running = new JavaProgram(
                        "emulator",
                        "dev.tandem.emulator.GmailEmulatorMain",
                        List.of("--cast", cast.toString()),
                        Map.copyOf(environment))
                .start();
        EmulatorProcess emulator = new EmulatorProcess(running, port, smtpPort);
        running.awaitReady(() -> Web.answers(emulator.url() + "/emulator/v1/accounts"), READY_MAX);
        return emulator;
    }

    /** Without a slash at the end. */
    public String url() {
        return "http://localhost:" + port;
    }

    public int port() {
        return port;
    }

    public int smtpPort() {
        return smtpPort;
    }

    @Override
    public void close() {
        running.close();
    }
}
