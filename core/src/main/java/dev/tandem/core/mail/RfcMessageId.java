package dev.tandem.core.mail;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Message-ID of an email (RFC 5322 section 3.6.4), without angle brackets and white space.
 *
 * @param value spelled as the sender spelled it, because later {@code References} must repeat it
 */
public record RfcMessageId(String value) {

    /** RFC 5322 section 2.1.1: no line is longer. What is longer identifies nothing. */
    public static final int LENGTH_MAX_BYTES = 998;

    /** A comment, which may hold a comment, or an id in brackets. The comment comes first: it may hold an id that is none. */
    private static final Pattern COMMENT_OR_ID = Pattern.compile("\\((?:[^()]|\\([^()]*+\\))*+\\)|<([^<>]++)>");

    private static final Pattern BETWEEN_IDS = Pattern.compile("[\\s,]+");
    private static final Pattern NO_PART_OF_AN_ID = Pattern.compile("[\\s\\p{Z}\\p{C}<>]+");

    /** @throws IllegalArgumentException if it is empty or too long; use {@link #parse} for text from outside */
    public RfcMessageId {
        value = normalised(value);
        if (!isId(value)) {
            throw new IllegalArgumentException("a Message-ID has between 1 and 998 bytes");
        }
    }

    /** The first Message-ID in a header value, however it is spelled: folded, doubled, without brackets, among comments. */
    public static Optional<RfcMessageId> parse(String header) {
        return bracketed(header)
                .or(() -> Optional.of(bare(header).findFirst().orElse("")))
                .map(RfcMessageId::normalised)
                .filter(RfcMessageId::isId)
                .map(RfcMessageId::new);
    }

    /** All Message-IDs of a {@code References} or {@code In-Reply-To} header, in order, each once. */
    public static List<RfcMessageId> parseAll(String header) {
        Stream<String> found = bracketed(header).isPresent()
                ? inBrackets(header)
                : bare(header).filter(word -> word.contains("@"));
        return once(
                found.map(RfcMessageId::normalised).filter(RfcMessageId::isId).map(RfcMessageId::new));
    }

    /** These ids in their order, each spelling of the same one once (F61). */
    public static List<RfcMessageId> once(Stream<RfcMessageId> ids) {
        return ids.collect(collectingAndThen(
                toMap(RfcMessageId::key, id -> id, (first, again) -> first, LinkedHashMap::new),
                byKey -> List.copyOf(byKey.values())));
    }

    /** The one form used for storing, matching and searching (F61). */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** As it stands in a header. */
    public String bracketed() {
        return "<" + value + ">";
    }

    private static Optional<String> bracketed(String header) {
        return inBrackets(header).findFirst();
    }

    private static Stream<String> inBrackets(String header) {
        return COMMENT_OR_ID
                .matcher(header)
                .results()
                .flatMap((MatchResult found) -> Stream.ofNullable(found.group(1)));
    }

    /** Some programs forget the brackets; then white space and commas part the ids. */
    private static Stream<String> bare(String header) {
        return BETWEEN_IDS
                .splitAsStream(COMMENT_OR_ID.matcher(header).replaceAll(" "))
                .filter(word -> !word.isEmpty());
    }

    private static String normalised(String text) {
        return NO_PART_OF_AN_ID.matcher(text).replaceAll("");
    }

    private static boolean isId(String normalised) {
        return !normalised.isEmpty() && normalised.getBytes(StandardCharsets.UTF_8).length <= LENGTH_MAX_BYTES;
    }
}
