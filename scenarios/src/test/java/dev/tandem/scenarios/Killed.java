package dev.tandem.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.harness.ServerProcess;
import dev.tandem.scenarios.harness.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The points at which a server can be made to die, and how it looks when it did. */
public final class Killed {

    private static final Pattern POINT = Pattern.compile("CrashPoint\\.pass\\(\"([a-z.-]+)\"\\)");
    private static final Duration DEATH_MAX = Duration.ofSeconds(60);
    private static final int KILLED_EXIT_CODE = 137;

    private Killed() {}

    /** Every point of the server's sources whose name begins so. */
    public static List<String> points(String family) {
        try (Stream<Path> sources = Files.walk(Workplace.root().resolve("server/src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> POINT.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .filter(name -> name.startsWith(family))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the death; a point that is never passed is a failure. */
    static void diesAt(String point, ServerProcess server) {
        assertThat(server.running().awaitEnd(DEATH_MAX))
                .as("how the server ends at %s", point)
                .isEqualTo(KILLED_EXIT_CODE);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
