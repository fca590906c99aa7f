package dev.tandem.emulator;

import dev.tandem.emulator.faults.Settings;
import dev.tandem.emulator.model.Cast;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator is set up.
 *
 * @param bind address to listen on; loopback unless somebody wants otherwise
 * @param httpPort 0 takes any free one
 * @param smtpPort 0 takes any free one
 * @param folder keeps the state; null keeps it in memory
 * @param cast who is there from the start
 * @param settings in force until they are changed by a control call
 * @param exchangers machines that take emails for domains of the outside, by domain
 */
public record EmulatorOptions(
        String bind,
        int httpPort,
        int smtpPort,
        @Nullable Path folder,
        Cast cast,
        Settings settings,
        InstantSource realClock,
        Map<String, InetSocketAddress> exchangers) {

    /** One that hands nothing over to other machines. */
    public EmulatorOptions(
            String bind,
            int httpPort,
            int smtpPort,
            @Nullable Path folder,
            Cast cast,
            Settings settings,
            InstantSource realClock) {
        this(bind, httpPort, smtpPort, folder, cast, settings, realClock, Map.of());
    }

    /** Loopback, free ports, in memory, nobody there, as strict as the real one. */
    public static EmulatorOptions inMemory() {
        return new EmulatorOptions("127.0.0.1", 0, 0, null, Cast.NOBODY, Settings.REAL, InstantSource.system());
    }

    public EmulatorOptions in(Path newFolder) {
        return new EmulatorOptions(bind, httpPort, smtpPort, newFolder, cast, settings, realClock, exchangers);
    }

    public EmulatorOptions with(Cast newCast) {
        return new EmulatorOptions(bind, httpPort, smtpPort, folder, newCast, settings, realClock, exchangers);
    }

    public EmulatorOptions with(Settings newSettings) {
        return new EmulatorOptions(bind, httpPort, smtpPort, folder, cast, newSettings, realClock, exchangers);
    }

    public EmulatorOptions handingOverTo(Map<String, InetSocketAddress> machines) {
        return new EmulatorOptions(bind, httpPort, smtpPort, folder, cast, settings, realClock, machines);
    }

    public EmulatorOptions onPorts(int http, int smtp) {
        return new EmulatorOptions(bind, http, smtp, folder, cast, settings, realClock, exchangers);
    }
}
