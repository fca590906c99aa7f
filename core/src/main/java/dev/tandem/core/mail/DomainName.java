package dev.tandem.core.mail;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one spelling of a domain: lower case and ASCII, as IDNA 2008 and UTS 46 without transitional mapping say.
 *
 * <p>The JDK's own {@code IDN} speaks IDNA 2003: it makes straße.example and strasse.example, two owners, one name, and refuses
 * every character that is younger than 2002.
 */
final class DomainName {

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern WRITTEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{So}\u200c\u200d-]+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DOTTED_NOT_NUMERIC = Pattern.compile(".+\\.(?!\\d+$)[^.]+");

    private DomainName() {}

    /** The domain in ASCII, or empty if it is none that email could be sent to: a single label, an IP address, a broken name. */
    static Optional<String> ascii(String text) {
        String domain = labels(mapped(text).replace('\u3002', '.'))
                .map(DomainName::asciiLabel)
                .collect(joining("."));
        return isDomain(domain) ? Optional.of(domain) : Optional.empty();
    }

    /** Twice, because some signs hold capital letters, and some small letters alone can be composed with their accent. */
    private static String mapped(String text) {
        String plain = Normalizer.normalize(text, Form.NFKC);
        return Normalizer.normalize(plain.toLowerCase(Locale.ROOT), Form.NFKC);
    }

    private static boolean isDomain(String domain) {
        return DOTTED_NOT_NUMERIC.matcher(domain).matches()
                && labels(domain).allMatch(label -> LABEL.matcher(label).matches());
    }

    private static Stream<String> labels(String domain) {
        return Stream.of(domain.split("\\.", -1));
    }

    /** A label that cannot be written in ASCII stays as it is, and is refused for that. */
    private static String asciiLabel(String label) {
        boolean foreign =
                !ASCII.matcher(label).matches() && WRITTEN.matcher(label).matches();
        return foreign ? "xn--" + Punycode.encode(label) : label;
    }
}
