package dev.tandem.scenarios.simulation.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header lines of a raw email, read as plainly as can be: stories write plain ones. */
final class Headers {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()]+@[^\\s<>,;:\"()]+");
    private static final Pattern ID = Pattern.compile("<([^<>\\s]+)>");

    private final List<String> lines;

    Headers(String source) {
        String head = source.replace("\r\n", "\n").split("\n\n", 2)[0];
        lines = List.of(head.replaceAll("\n[ \t]+", " ").split("\n", -1));
    }

    Optional<String> first(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    /** The addresses of one line, in order, in lower case. */
    List<String> addresses(String name) {
        List<String> found = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(first(name).orElse(""));
        while (matcher.find()) {
            found.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return found;
    }

    /** The ids in angle brackets of one line, in order. */
    List<String> ids(String name) {
        List<String> found = new ArrayList<>();
        Matcher matcher = ID.matcher(first(name).orElse(""));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
