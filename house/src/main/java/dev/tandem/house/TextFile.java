package dev.tandem.house;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file of the repository that people read.
 *
 * @param path from the root, with slashes
 */
record TextFile(String path, String text) {

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    boolean isIn(String folder) {
        return path.startsWith(folder + "/");
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isMain() {
        return path.contains("/src/main/");
    }

    boolean isTest() {
        return path.contains("/src/test/");
    }

    /** The name of its class, if it is one. */
    Optional<String> className() {
        return isJava() ? Optional.of(name().replace(".java", "")) : Optional.empty();
    }

    /** Its lines with their numbers from 1. */
    Stream<Line> lines() {
        List<String> all = text.lines().toList();
        return IntStream.range(0, all.size()).mapToObj(index -> new Line(index + 1, all.get(index)));
    }

    /** One line. */
    record Line(int number, String text) {}
}
