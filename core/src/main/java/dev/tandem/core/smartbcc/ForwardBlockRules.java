package dev.tandem.core.smartbcc;

import dev.tandem.core.mail.EmailAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * R67: reads the block that mail programs write above an email they pass on: Gmail, Outlook, Apple Mail, Thunderbird and this CRM, in
 * English and German. It names author, date, recipients and subject, in whichever order.
 */
public final class ForwardBlockRules {

    private static final Pattern TITLE =
            Pattern.compile("(?iu)\\s*(?:-{2,}\\s*(?:forwarded message|weitergeleitete nachricht)\\s*-{2,}"
                    + "|(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail))\\s*:)\\s*");
    private static final Pattern ORIGINAL = Pattern.compile(
            "(?iu)\\s*(?:-{2,}\\s*(?:original message|urspr\u00fcngliche nachricht|originalnachricht|original-nachricht)\\s*-{2,}|_{10,})\\s*");
    private static final Pattern LINE = Pattern.compile(
            "(?iu)\\s*\\*{0,2}(from|von|sent|date|gesendet|datum|to|an|cc|kopie|subject|betreff|reply-to|antwort an)\\s*:\\*{0,2}\\s*(.*)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'\\[\\]:;,()*]+@[^\\s<>\"'\\[\\]:;,()*]+");
    private static final Pattern QUOTED = Pattern.compile("^\\s?>\\s?");

    private ForwardBlockRules() {}

    private enum Key {
        FROM,
        DATE,
        TO,
        SUBJECT,
        OTHER
    }

    /** Where a block stands, and what it says. */
    private record Block(int begin, int end, Map<Key, String> lines) {}

    /** What this text passes on. */
    public static ForwardReading read(String text) {
        List<String> lines = unquoted(
                text.replace("\r\n", "\n").replace('\u00a0', ' ').lines().toList());
        long titles =
                lines.stream().filter(line -> TITLE.matcher(line).matches()).count();
        if (titles > 1) {
            return new ForwardReading.Unclear();
        }
        Optional<Block> block = firstBlock(lines);
        if (block.isEmpty()) {
            return titles > 0 ? new ForwardReading.Unclear() : new ForwardReading.None();
        }
        return original(lines, block.get());
    }

    /** Apple Mail quotes everything from its title on. */
    private static List<String> unquoted(List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            String plain = QUOTED.matcher(lines.get(at)).replaceFirst("");
            if (!plain.equals(lines.get(at)) && TITLE.matcher(plain).matches() && allQuoted(lines, at)) {
                return lines.stream()
                        .map(line -> QUOTED.matcher(line).replaceFirst(""))
                        .toList();
            }
        }
        return lines;
    }

    private static boolean allQuoted(List<String> lines, int from) {
        return lines.stream()
                .skip(from)
                .allMatch(line -> line.isBlank() || QUOTED.matcher(line).find());
    }

    /** The first that has an author, and two lines more that every program writes. */
    private static Optional<Block> firstBlock(List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            if (LINE.matcher(lines.get(at)).matches() && begins(lines, at)) {
                Block block = block(lines, at);
                if (block.lines().containsKey(Key.FROM)
                        && block.lines().containsKey(Key.SUBJECT)
                        && block.lines().containsKey(Key.DATE)) {
                    return Optional.of(block);
                }
            }
        }
        return Optional.empty();
    }

    /** After a title, a rule or nothing; a line of a letter that happens to begin with "An:" stands among others. */
    private static boolean begins(List<String> lines, int at) {
        if (at == 0) {
            return true;
        }
        String before = lines.get(at - 1);
        return before.isBlank()
                || TITLE.matcher(before).matches()
                || ORIGINAL.matcher(before).matches();
    }

    private static Block block(List<String> lines, int begin) {
        Map<Key, String> said = new EnumMap<>(Key.class);
        Key last = Key.OTHER;
        int at = begin;
        while (at < lines.size() && !lines.get(at).isBlank()) {
            Optional<MatchResult> line =
                    LINE.matcher(lines.get(at)).results().findFirst().filter(found -> found.start() == 0);
            if (line.isPresent()) {
                last = key(line.get().group(1));
                said.putIfAbsent(last, line.get().group(2).strip());
            } else {
                said.merge(last, lines.get(at).strip(), (before, more) -> before + " " + more);
            }
            at++;
        }
        return new Block(begin, at, said);
    }

    private static Key key(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "from", "von" -> Key.FROM;
            case "sent", "date", "gesendet", "datum" -> Key.DATE;
            case "to", "an" -> Key.TO;
            case "subject", "betreff" -> Key.SUBJECT;
            default -> Key.OTHER;
        };
    }

    private static ForwardReading original(List<String> lines, Block block) {
        String from = block.lines().getOrDefault(Key.FROM, "");
        List<EmailAddress> authors = ADDRESS.matcher(from)
                .results()
                .map(MatchResult::group)
                .flatMap(address -> EmailAddress.parse(address).stream())
                .distinct()
                .toList();
        if (authors.size() != 1) {
            return new ForwardReading.Unclear();
        }
        return new ForwardReading.Original(
                authors.getFirst(),
                name(from),
                block.lines().getOrDefault(Key.SUBJECT, ""),
                String.join("\n", lines.subList(block.end(), lines.size())).strip());
    }

    /** What stands before the address: {@code "Weber, Jana" <jana@…>}, {@code Jana Weber [mailto:jana@…]}. */
    private static String name(String from) {
        String before = ADDRESS.split(from, 2)[0];
        return before.replaceAll("(?i)mailto$|mailto:$", "")
                .replaceAll("[<>\\[\\]()\"'*]", " ")
                .replaceAll("(?i)mailto\\s*:?\\s*$", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
