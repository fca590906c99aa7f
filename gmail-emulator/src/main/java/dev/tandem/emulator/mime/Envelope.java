package dev.tandem.emulator.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the header lines of one message say about it.
 *
 * @param messageId with its angle brackets, or empty
 * @param references the ids of References and In-Reply-To, each once, with angle brackets
 */
public record Envelope(
        List<Person> from,
        List<Person> to,
        List<Person> cc,
        List<Person> bcc,
        String subject,
        String messageId,
        List<String> references) {
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]+>");

    public static Envelope of(HeaderBlock head) {
        return new Envelope(
                Person.list(head.joined("From")),
                Person.list(head.joined("To")),
                Person.list(head.joined("Cc")),
                Person.list(head.joined("Bcc")),
                head.first("Subject"),
                ids(head.first("Message-ID")).stream().findFirst().orElse(""),
                List.copyOf(references(head)));
    }

    /** Everybody in To, Cc and Bcc, each address once. */
    public List<String> recipients() {
        return Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .map(Person::address)
                .distinct()
                .toList();
    }

    private static Set<String> references(HeaderBlock head) {
        Set<String> all = new LinkedHashSet<>(ids(head.joined("References")));
        all.addAll(ids(head.joined("In-Reply-To")));
        return all;
    }

    private static List<String> ids(String value) {
        List<String> ids = new ArrayList<>();
        Matcher found = MESSAGE_ID.matcher(value);
        while (found.find()) {
            ids.add(found.group());
        }
        return ids;
    }
}
