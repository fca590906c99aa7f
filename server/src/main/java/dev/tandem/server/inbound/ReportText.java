package dev.tandem.server.inbound;

import dev.tandem.server.mailbox.Gmail.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a report, parted where the returned email begins: what is quoted below says nothing about its delivery.
 *
 * @param notice what the server itself says, line by line
 * @param original the header lines of the returned email that are quoted below; empty where there are none
 */
record ReportText(List<String> notice, HeaderLines original) {

    static final int CHARACTERS_MAX = 256 * 1024;
    static final int LINE_MAX_CHARACTERS = 1_000;

    private static final Pattern MARKER = Pattern.compile("(?iu)^[\\s>*=_-]*(?:"
            + "original message(?: follows| headers)?|message headers follow|(?:the )?(?:original|returned|unsent|undelivered|rejected) "
            + "(?:message|mail|e-?mail)(?: follows| is attached| headers?| attached)?|below this line is a copy of the (?:message|mail).*"
            + "|this is a copy of (?:the|your) message.*|included is a copy of the message.*|the headers? of the original message.*"
            + "|enclosed (?:is|are) .{0,20}(?:copy|original|headers).*|a copy of the (?:original )?message.*|start of (?:returned|original) .*"
            + "|(?:urspr\u00fcngliche|original)[- ]?(?:nachricht|e-?mail|mail).{0,40}|es folgt .{0,60}(?:nachricht|mail).*|kopie der .{0,60}"
            + ")[\\s:.*=_-]*$");

    private static final Pattern FIELD = Pattern.compile("^([A-Za-z][A-Za-z0-9-]{1,40}):(?:\\s.*)?$");
    private static final Pattern QUOTE = Pattern.compile("^(?:> ?)+");

    private static final Set<String> OF_EMAILS = Set.of(
            "received",
            "return-path",
            "from",
            "to",
            "date",
            "subject",
            "message-id",
            "mime-version",
            "content-type",
            "dkim-signature",
            "x-mailer");

    /** So many lines of an email's header in a row are no chance. */
    private static final int FIELDS_IN_A_ROW = 3;

    private static final int BLOCKS_LOOKED_INTO = 4;

    /** Parts a text, of which only the beginning is read. */
    static ReportText of(String text) {
        String start = text.length() <= CHARACTERS_MAX ? text : text.substring(0, CHARACTERS_MAX);
        List<String> lines = start.lines().map(ReportText::cut).toList();
        int end = endOfNotice(lines);
        return new ReportText(lines.subList(0, end), headers(lines.subList(end, lines.size())));
    }

    String words() {
        return String.join("\n", notice);
    }

    private static String cut(String line) {
        return line.length() <= LINE_MAX_CHARACTERS ? line : line.substring(0, LINE_MAX_CHARACTERS);
    }

    private static int endOfNotice(List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            if (MARKER.matcher(lines.get(at)).matches() || beginsHeader(lines, at)) {
                return at;
            }
        }
        return lines.size();
    }

    /** Different fields of an email's header, one under the other at the left edge, with their continuations. */
    private static boolean beginsHeader(List<String> lines, int from) {
        if (emailField(lines.get(from)).isEmpty()) {
            return false;
        }
        Set<String> fields = new TreeSet<>();
        for (String line : lines.subList(from, Math.min(lines.size(), from + 60))) {
            boolean continued = line.startsWith(" ") || line.startsWith("\t");
            if (!continued && !FIELD.matcher(line).matches()) {
                break;
            }
            emailField(line).ifPresent(fields::add);
        }
        return fields.size() >= FIELDS_IN_A_ROW;
    }

    private static Optional<String> emailField(String line) {
        int colon = line.indexOf(':');
        return Optional.of(colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT))
                .filter(OF_EMAILS::contains);
    }

    private static HeaderLines headers(List<String> lines) {
        String quoted =
                lines.stream().map(line -> QUOTE.matcher(line).replaceFirst("")).collect(Collectors.joining("\n"));
        return FieldBlocks.of(quoted).stream()
                .limit(BLOCKS_LOOKED_INTO)
                .filter(block -> block.first("Message-ID").isPresent()
                        || block.first("From").isPresent())
                .findFirst()
                .orElse(new HeaderLines(List.<Header>of()));
    }
}
