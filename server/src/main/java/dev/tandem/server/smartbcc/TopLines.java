package dev.tandem.server.smartbcc;

import dev.tandem.core.mail.RawEmail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The header lines of an email that tell of its way, read without reading the rest (RFC 5321 section 6.3). */
final class TopLines {

    /** Nobody's header is longer; what follows is not looked at. */
    static final int HEADER_BYTES_MAX = 1024 * 1024;

    private final List<String> lines;

    private TopLines(List<String> lines) {
        this.lines = lines;
    }

    static TopLines of(RawEmail email) {
        String start =
                new String(email.bytes(), 0, Math.min(email.size(), HEADER_BYTES_MAX), StandardCharsets.ISO_8859_1);
        return new TopLines(start.lines().takeWhile(line -> !line.isEmpty()).toList());
    }

    /** How many lines have this name. */
    int count(String name) {
        return (int) lines.stream().filter(line -> isNamed(line, name)).count();
    }

    /** Whether one line has this name and this value. */
    boolean has(String name, String value) {
        return lines.stream()
                .filter(line -> isNamed(line, name))
                .anyMatch(line -> line.substring(name.length() + 1).strip().equals(value));
    }

    private static boolean isNamed(String line, String name) {
        return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }
}
