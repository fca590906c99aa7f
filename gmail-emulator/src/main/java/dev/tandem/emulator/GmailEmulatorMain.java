package dev.tandem.emulator;

import dev.tandem.emulator.faults.Settings;
import dev.tandem.emulator.model.Cast;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs an emulator until the process ends. */
public final class GmailEmulatorMain {
    private GmailEmulatorMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmulatorOptions options = options(List.of(arguments), System.getenv());
        GmailEmulator running = GmailEmulator.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "emulator-close"));
        System.out.println("Gmail emulator: " + running.baseUrl() + "  SMTP port " + running.smtpPort());
        if (Boolean.parseBoolean(System.getenv("TANDEM_EXIT_ON_STDIN_EOF"))) {
            Thread.ofPlatform().daemon().name("emulator-stdin").start(GmailEmulatorMain::exitAtEndOfInput);
        }
        new CountDownLatch(1).await();
    }

    static EmulatorOptions options(List<String> arguments, Map<String, String> environment) {
        String folder = environment.getOrDefault("TANDEM_EMULATOR_DATA_DIR", "");
        int cast = arguments.indexOf("--cast");
        if (cast >= 0 && cast + 1 >= arguments.size()) {
            throw new IllegalArgumentException("--cast needs the name of a JSON file.");
        }
        return new EmulatorOptions(
                environment.getOrDefault("TANDEM_EMULATOR_BIND", "127.0.0.1"),
                number(environment, "TANDEM_EMULATOR_PORT", 8025),
                number(environment, "TANDEM_EMULATOR_SMTP_PORT", 2526),
                folder.isBlank() ? null : Path.of(folder),
                cast < 0 ? Cast.NOBODY : Cast.read(Path.of(arguments.get(cast + 1))),
                Settings.REAL.withLimits(
                        number(environment, "TANDEM_EMULATOR_QUOTA_UNITS_PER_MINUTE", Settings.UNITS_PER_MINUTE),
                        number(environment, "TANDEM_EMULATOR_SENDS_PER_DAY", Settings.SENDS_PER_DAY)),
                InstantSource.system(),
                exchangers(environment.getOrDefault("TANDEM_EMULATOR_EXCHANGERS", "")));
    }

    /** {@code in.tandem.example=localhost:2525}, with commas between. */
    private static Map<String, InetSocketAddress> exchangers(String value) {
        Map<String, InetSocketAddress> machines = new HashMap<>();
        for (String one : value.strip().split("[\\s,]+", -1)) {
            if (!one.isEmpty()) {
                machines.put(one.replaceAll("=.*", "").toLowerCase(Locale.ROOT), machine(one));
            }
        }
        return machines;
    }

    private static InetSocketAddress machine(String one) {
        int equals = one.indexOf('=');
        int colon = one.lastIndexOf(':');
        if (equals < 1 || colon < equals) {
            throw new IllegalArgumentException(
                    "TANDEM_EMULATOR_EXCHANGERS is made of domain=machine:port, not of " + one + ".");
        }
        return InetSocketAddress.createUnresolved(
                one.substring(equals + 1, colon), number(Map.of("the port", one.substring(colon + 1)), "the port", 0));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String value = environment.getOrDefault(name, "");
        try {
            return value.isBlank() ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " has to be a number, not " + value + ".", e);
        }
    }

    /** Whoever started this process holds the other end of its input; when they are gone, so are we. */
    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // only the end matters
            }
        } catch (IOException e) {
            // as good as the end
        }
        System.exit(0);
    }
}
