package dev.tandem.server.web;

import dev.tandem.server.web.MessageView.Bounce;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the code of a mail server to the sentence that its reader is told (R18, RFC 3463, RFC 7372). */
final class BounceWords {

    /** {@code BOUNCED 5.1.1 jana@praxis.example: User unknown}; the code is missing where the server gave none. */
    private static final Pattern REASON = Pattern.compile("(?s)^BOUNCED (?:(?<status>[245]\\.\\d{1,3}\\.\\d{1,3}) )?"
            + "(?<local>\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\"@]++)@(?<domain>\\[[^\\]\\s]*\\]|[^\\s:]++): ?(?<said>.*)$");

    /** By subject and detail; class 4 and 5 mean the same to whoever reads that it was given up. */
    private static final Map<String, String> OF_DETAILS = Map.ofEntries(
            Map.entry("1.1", "noSuchAddress"),
            Map.entry("1.2", "noSuchServer"),
            Map.entry("1.3", "misspelled"),
            Map.entry("1.4", "ambiguous"),
            Map.entry("1.6", "moved"),
            Map.entry("1.7", "senderRefused"),
            Map.entry("1.8", "senderRefused"),
            Map.entry("1.10", "noSuchAddress"),
            Map.entry("2.1", "mailboxClosed"),
            Map.entry("2.2", "mailboxFull"),
            Map.entry("2.3", "tooLarge"),
            Map.entry("3.1", "serverFull"),
            Map.entry("3.4", "tooLarge"),
            Map.entry("4.1", "noAnswer"),
            Map.entry("4.2", "noAnswer"),
            Map.entry("4.6", "loop"),
            Map.entry("4.7", "expired"),
            Map.entry("7.8", "notProven"),
            Map.entry("7.20", "notProven"),
            Map.entry("7.21", "notProven"),
            Map.entry("7.22", "notProven"),
            Map.entry("7.23", "notProven"),
            Map.entry("7.24", "notProven"),
            Map.entry("7.26", "notProven"));

    private static final Map<String, String> OF_SUBJECTS = Map.of(
            "1", "addressRefused",
            "2", "mailboxRefuses",
            "3", "serverRefuses",
            "4", "noWay",
            "5", "misunderstood",
            "6", "contentRefused",
            "7", "refused");

    private BounceWords() {}

    /** What stands at a message that came back; null where its reason is of another kind. */
    static @Nullable Bounce of(String reason, UUID contact) {
        Matcher told = REASON.matcher(reason);
        if (!told.matches()) {
            return null;
        }
        String said = told.group("said").strip();
        String words = Optional.ofNullable(told.group("status"))
                .flatMap(BounceWords::words)
                .orElse(said.isEmpty() ? "unexplained" : "inOwnWords");
        return new Bounce(words, told.group("local") + "@" + told.group("domain"), told.group("domain"), said, contact);
    }

    private static Optional<String> words(String status) {
        String[] code = status.split("\\.", 3);
        return Optional.ofNullable(OF_DETAILS.get(code[1] + "." + code[2]))
                .or(() -> Optional.ofNullable(OF_SUBJECTS.get(code[1])));
    }
}
