package dev.tandem.server.inbound;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one sentence in which a server says why, made fit to be shown on one line. */
final class DiagnosticText {

    static final int LENGTH_MAX_CHARACTERS = 300;

    /** A reply of SMTP, as it was: {@code 550 5.1.1 ...}, {@code 550-...}, {@code #550 ...}. */
    private static final Pattern REPLY = Pattern.compile("(?<![\\w.:/-])[45]\\d\\d(?:[ :-]|$)");

    private static final Pattern NEXT_REPLY = Pattern.compile("^\\s*[45]\\d\\d .*");
    private static final Pattern DATE = Pattern.compile("(?i)^\\s*(?:on|am) (?:mon|tue|wed|thu|fri|sat|sun)\\w*, .*");

    private static final Pattern LABEL = Pattern.compile(
            "(?iu)^[\\s*(]*(?:reason|because|grund|ursache|error|fehler|diagnostic[ -]code|.{0,60}(?:following reason|technical details"
                    + "|response was|response from|server returned|reason for the|fehlermeldung|antwort|folgendem grund|problem)"
                    + ".{0,60})\\s*:\\s*(.*)$");

    /** Servers repeat the code on each line of an answer. */
    private static final Pattern REPEATED = Pattern.compile("(?<=\\s)[45]\\d\\d[ -](?:[45]\\.\\d{1,3}\\.\\d{1,3} )?");

    private static final Pattern NOT_SAID =
            Pattern.compile("^(?:>>>|<<<|---|===|\\.\\.\\.|\\*{3}|_{3}|~{3}|Giving up on).*");
    private static final Pattern MARKS_IN_FRONT = Pattern.compile("^[\\s>:,;*.()#-]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");

    private DiagnosticText() {}

    /** A Diagnostic-Code without its type. */
    static String ofField(String value) {
        return shown(value);
    }

    /**
     * The sentence about one recipient.
     *
     * @param lines from the line that names the recipient on
     * @param rest what stands behind the recipient on the first of them
     */
    static String among(List<String> lines, String rest) {
        List<String> said = Stream.concat(
                        Stream.of(DATE.matcher(rest).matches() ? "" : rest),
                        lines.stream().skip(1))
                .toList();
        return reply(said)
                .or(() -> coded(said))
                .or(() -> labelled(said))
                .or(() -> said(said.getFirst()))
                .orElseGet(() -> paragraph(said, 1));
    }

    /** The sentence of a text that names nobody; empty if nothing in it is said to be the reason. */
    static String anywhere(List<String> lines) {
        return reply(lines).or(() -> coded(lines)).or(() -> labelled(lines)).orElse("");
    }

    private static Optional<String> reply(List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            Matcher reply = REPLY.matcher(lines.get(at));
            if (reply.find()) {
                boolean whole = reply.group().endsWith(" ")
                        && at + 1 < lines.size()
                        && NEXT_REPLY.matcher(lines.get(at + 1)).matches();
                String first = lines.get(at).substring(reply.start());
                return said(whole ? first : first + " " + paragraph(lines, at + 1, false));
            }
        }
        return Optional.empty();
    }

    /** A sentence that has a code of RFC 3463 in it, as qmail writes behind its own. */
    private static Optional<String> coded(List<String> lines) {
        return lines.stream()
                .filter(line -> StatusCode.in(line).isPresent())
                .findFirst()
                .flatMap(DiagnosticText::said);
    }

    private static Optional<String> labelled(List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            Matcher label = LABEL.matcher(lines.get(at));
            if (label.matches()) {
                String said = label.group(1).isBlank()
                        ? paragraph(lines, at + 1)
                        : label.group(1) + " " + paragraph(lines, at + 1, false);
                return said(said);
            }
        }
        return Optional.empty();
    }

    private static String paragraph(List<String> lines, int from) {
        return paragraph(lines, from, true);
    }

    private static String paragraph(List<String> lines, int from, boolean skipEmpty) {
        return lines.stream()
                .skip(from)
                .map(String::strip)
                .dropWhile(line -> skipEmpty && line.isEmpty())
                .takeWhile(line -> !line.isEmpty() && !NOT_SAID.matcher(line).matches())
                .limit(8)
                .collect(Collectors.collectingAndThen(Collectors.joining(" "), DiagnosticText::shown));
    }

    private static Optional<String> said(String text) {
        return Optional.of(shown(text)).filter(shown -> shown.length() > 2);
    }

    private static String shown(String text) {
        String line = SPACES.matcher(HeaderText.storable(text)).replaceAll(" ");
        String once = REPEATED.matcher(MARKS_IN_FRONT.matcher(line).replaceFirst(""))
                .replaceAll("")
                .strip();
        return once.length() <= LENGTH_MAX_CHARACTERS ? once : cut(once);
    }

    private static String cut(String text) {
        return HeaderText.storable(text.substring(0, LENGTH_MAX_CHARACTERS - 1)).strip() + "…";
    }
}
