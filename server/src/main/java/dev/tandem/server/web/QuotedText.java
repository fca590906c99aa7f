package dev.tandem.server.web;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A plain text, cut where the quotation of earlier emails begins.
 *
 * @param own what the author wrote
 * @param quoted the rest, empty if nothing is quoted
 */
record QuotedText(String own, String quoted) {

    private static final Pattern ATTRIBUTION = Pattern.compile(
            "\\s*(On|Am|Le|El|Il)\\b.{4,200}\\b(wrote|schrieb|a écrit|escribió|ha scritto)\\b.{0,120}:\\s*");
    private static final Pattern SEPARATOR = Pattern.compile(
            "\\s*(-{2,}\\s*(Original Message|Ursprüngliche Nachricht|Originalnachricht|Forwarded message|Weitergeleitete Nachricht)\\s*-{2,}|_{20,})\\s*");

    /** Cuts at the earliest sign of a quotation. A text that is nothing but a quotation is left whole. */
    static QuotedText of(String text) {
        List<String> lines = text.lines().toList();
        int cut = cut(lines);
        String own = String.join("\n", lines.subList(0, cut)).stripTrailing();
        return cut == lines.size() || own.isBlank()
                ? new QuotedText(text.stripTrailing(), "")
                : new QuotedText(
                        own, String.join("\n", lines.subList(cut, lines.size())).strip());
    }

    private static int cut(List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            if (SEPARATOR.matcher(lines.get(at)).matches() || attribution(lines, at)) {
                return at;
            }
        }
        return trailingQuote(lines);
    }

    /** Programs break the attribution line at 76 characters, so two lines may be one. */
    private static boolean attribution(List<String> lines, int at) {
        boolean one = ATTRIBUTION.matcher(lines.get(at)).matches() && quotedAfter(lines, at + 1);
        return one
                || (at + 1 < lines.size()
                        && ATTRIBUTION
                                .matcher(lines.get(at) + " " + lines.get(at + 1))
                                .matches()
                        && quotedAfter(lines, at + 2));
    }

    private static boolean quotedAfter(List<String> lines, int from) {
        return lines.stream()
                .skip(from)
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> line.startsWith(">"))
                .isPresent();
    }

    private static int trailingQuote(List<String> lines) {
        int at = lines.size();
        while (at > 0 && (lines.get(at - 1).isBlank() || lines.get(at - 1).startsWith(">"))) {
            at--;
        }
        return lines.stream().skip(at).anyMatch(line -> line.startsWith(">")) ? at : lines.size();
    }
}
