package dev.tandem.scenarios.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of ours, started from the class path of this build in a process of its own.
 *
 * @param name for its log
 * @param environment added to an environment without any {@code TANDEM_*} of our own
 */
record JavaProgram(String name, String mainClass, List<String> arguments, Map<String, String> environment) {

    /** The variable that says how much heap a program gets, such as {@code 256m}; it is not one of the product's own. */
    static final String HEAP = "SCENARIO_HEAP";

    private static final String HEAP_DEFAULT = "384m";

    /** Starts fast and small: many of these live for seconds. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    Running start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Xmx" + environment.getOrDefault(HEAP, HEAP_DEFAULT));
        command.addAll(List.of("-cp", classPath(), mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(key -> key.startsWith("TANDEM_"));
        builder.environment().putAll(environment);
        builder.environment().put("TANDEM_EXIT_ON_STDIN_EOF", "true"); // whatever happens to us, they do not stay
        return Running.of(name, builder);
    }

    /** What this build made and what it needs, without the scenarios themselves. */
    private static String classPath() {
        String all = Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
        return Stream.of(all.split(System.getProperty("path.separator"), -1))
                .filter(entry -> !entry.startsWith(Workplace.own()))
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /** Puts a failure to start into words. */
    static Process launch(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + builder.command(), e);
        }
    }
}
