package dev.tandem.scenarios.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A checkout in which Maven has just built everything: the launcher as it is, what this build packaged, and nothing else. Its Maven
 * does nothing, because the real one is running right now.
 */
public final class LauncherCopy {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final int port = Workplace.freePort();
    private final int emulatorPort = Workplace.freePort();
    private final int smtpPort = Workplace.freePort();

    private LauncherCopy(Path folder) {
        this.folder = folder;
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("TANDEM_DATA_DIR", dataDir().toString());
        environment.put("TANDEM_HTTP_PORT", Integer.toString(port));
        environment.put("TANDEM_EMULATOR_PORT", Integer.toString(emulatorPort));
        environment.put("TANDEM_EMULATOR_SMTP_PORT", Integer.toString(smtpPort));
        environment.put("TANDEM_SMTP_PORT", Integer.toString(Workplace.freePort()));
        environment.put("TANDEM_START_CACHE", "false"); // it would busy a core for a minute
    }

    /** Makes it under {@code target}. */
    public static LauncherCopy make(String name) {
        Path folder = Workplace.emptyFolder(name);
        Path root = Workplace.root();
        try {
            for (String kept : List.of("tandem", "launcher", "demo", "pom.xml")) {
                Files.createSymbolicLink(folder.resolve(kept), root.resolve(kept));
            }
            for (String module : List.of("server", "gmail-emulator")) {
                Files.createDirectory(folder.resolve(module));
                Files.createSymbolicLink(
                        folder.resolve(module).resolve("target"),
                        root.resolve(module).resolve("target"));
            }
            Files.delete(folder.resolve("tandem")); // it looks for the rest beside itself, wherever a link leads
            Files.copy(root.resolve("tandem"), folder.resolve("tandem"));
            Path maven = Files.writeString(folder.resolve("mvnw"), "#!/usr/bin/env bash\n");
            Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
            assertPackaged(root.resolve("server/target"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LauncherCopy(folder);
    }

    /** Runs {@code ./tandem run} as a terminal does: in a process group of its own, whose number is the first line of the log. */
    public Running run() {
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-c", "set -m; ./tandem run & echo $!; wait $!").directory(folder.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("TANDEM_"));
        builder.environment().putAll(environment);
        return Running.of("launcher", builder);
    }

    public Path dataDir() {
        return folder.resolve("data");
    }

    /** The address of the CRM. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** The address of the emulator. */
    public String emulatorUrl() {
        return "http://localhost:" + emulatorPort;
    }

    public int smtpPort() {
        return smtpPort;
    }

    /** The process group of a launcher that runs; it leads it, so this is its own number too. */
    public static long group(Running launcher) {
        return Long.parseLong(launcher.log().lines().findFirst().orElseThrow().strip());
    }

    /** The server among the processes. */
    public ProcessHandle serverProcess() {
        return processes().stream()
                .filter(process -> process.info().commandLine().orElse("").contains("server.jar"))
                .findFirst()
                .orElseThrow();
    }

    /** Every process of this machine that works for this copy. */
    public List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }

    private static void assertPackaged(Path target) throws IOException {
        PathMatcher app = FileSystems.getDefault().getPathMatcher("glob:server-*-app.jar");
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files.map(Path::getFileName).anyMatch(app::matches))
                    .as("%s holds the packaged server: run this test in Maven's package phase or later", target)
                    .isTrue();
        }
    }
}
