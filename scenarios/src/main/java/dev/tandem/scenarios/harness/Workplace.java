package dev.tandem.scenarios.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Where scenarios find the project, and where they may leave things: everything stays under {@code target}. */
public final class Workplace {

    private Workplace() {}

    /** The root of the repository. */
    public static Path root() {
        return property("tandem.root");
    }

    /** Where this module's own classes lie, and everything that its scenarios leave. */
    static String own() {
        return property("tandem.target").toString();
    }

    /** A folder under {@code target}, made if it is missing. */
    public static Path folder(String name) {
        try {
            return Files.createDirectories(property("tandem.target").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, with nothing in it. */
    public static Path emptyFolder(String name) {
        Path folder = property("tandem.target").resolve(name);
        if (Files.exists(folder)) {
            delete(folder);
        }
        return folder(name);
    }

    /** A port of this machine that nobody listens on right now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder; a link in it is removed, not what it leads to. */
    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList().reversed()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path property(String name) {
        return Path.of(Objects.requireNonNull(
                System.getProperty(name), () -> "Run scenarios with Maven: it sets the system property " + name));
    }
}
