package dev.tandem.core.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Message-ID of an email (RFC 5322 section 3.6.4), without angle brackets and white space.
 *
 * @param value spelled as the sender spelled it, because later {@code References} must repeat it
 */
public record RfcMessageId(String value) {

    private static final Pattern BRACKETED = Pattern.compile("<([^<>]+)>");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** @throws IllegalArgumentException if nothing is left of the text; use {@link #parse} for text from outside */
    public RfcMessageId {
        value = normalised(value);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a Message-ID is not empty");
        }
    }

    /** The first Message-ID in a header value, however it is spelled: folded, without brackets, with comments behind. */
    public static Optional<RfcMessageId> parse(String header) {
        Matcher bracketed = BRACKETED.matcher(header);
        String id = normalised(bracketed.find() ? bracketed.group(1) : header);
        return id.isEmpty() ? Optional.empty() : Optional.of(new RfcMessageId(id));
    }

    /** All Message-IDs of a {@code References} or {@code In-Reply-To} header, in order, each once. */
    public static List<RfcMessageId> parseAll(String header) {
        List<RfcMessageId> ids = new ArrayList<>();
        Matcher bracketed = BRACKETED.matcher(header);
        while (bracketed.find()) {
            parse(bracketed.group()).filter(id -> !ids.contains(id)).ifPresent(ids::add);
        }
        return List.copyOf(ids);
    }

    /** The one form used for storing, matching and searching (F61). */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** As it stands in a header. */
    public String bracketed() {
        return "<" + value + ">";
    }

    private static String normalised(String text) {
        String plain = WHITE_SPACE.matcher(text).replaceAll("");
        return plain.startsWith("<") && plain.endsWith(">") ? plain.substring(1, plain.length() - 1) : plain;
    }
}
