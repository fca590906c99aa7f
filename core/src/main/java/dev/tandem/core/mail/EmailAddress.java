package dev.tandem.core.mail;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mailbox address in the form used for comparing: lower case, the domain in ASCII (R28, F67, RFC 5890).
 *
 * <p>What a person wrote is kept elsewhere and shown unchanged; this value only decides who is who.
 *
 * @param value for example {@code jana.weber@praxis-weber.example}
 */
public record EmailAddress(String value) {

    /** RFC 5321 section 4.5.3.1.3: a path has at most 256 octets, two of which are the angle brackets. */
    public static final int LENGTH_MAX_CHARACTERS = 254;

    /** No spelling of an address needs more: accents apart from their letters, every character quoted. What is longer costs no effort. */
    private static final int WRITTEN_MAX_CHARACTERS = 4 * LENGTH_MAX_CHARACTERS;

    private static final Pattern EDGES = Pattern.compile("^[\\p{Z}\\p{C}]++|(?<![\\p{Z}\\p{C}])[\\p{Z}\\p{C}]++$");

    private static final Set<String> GMAIL_DOMAINS = Set.of("gmail.com", "googlemail.com");

    /** @throws IllegalArgumentException if the text is no address; use {@link #parse} for text from outside */
    public EmailAddress {
        value = normalised(value).orElseThrow(() -> new IllegalArgumentException("not an email address"));
    }

    /** The address in this text, or empty if it is none. Surrounding white space does not matter. */
    public static Optional<EmailAddress> parse(String text) {
        return normalised(text).map(EmailAddress::new);
    }

    /** The part before the last {@code @}. */
    public String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    /** The part after the last {@code @}, in ASCII. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** Two addresses with equal keys reach the same mailbox (R28); "+suffix" counts, except at Gmail. */
    public String matchKey() {
        return matchKey(PlusSuffix.COUNTS);
    }

    /**
     * Two addresses with equal keys reach the same mailbox (R28): Gmail ignores dots and "+suffix", and googlemail.com is gmail.com.
     *
     * @param elsewhere what "+suffix" means in all other domains
     */
    public String matchKey(PlusSuffix elsewhere) {
        if (GMAIL_DOMAINS.contains(domain())) {
            return key(withoutSuffix(local()).replace(".", ""), "gmail.com");
        }
        return switch (elsewhere) {
            case COUNTS -> value;
            case IGNORED -> key(withoutSuffix(local()), domain());
        };
    }

    /** Whether mail to either of the two reaches the same mailbox (R28). */
    public boolean sameMailboxAs(EmailAddress other) {
        return matchKey().equals(other.matchKey());
    }

    @Override
    public String toString() {
        return value;
    }

    private String key(String folded, String domain) {
        return folded.isEmpty() ? value : folded + "@" + domain;
    }

    /** A quoted local part has no suffix: cutting it would cut the quote. */
    private static String withoutSuffix(String local) {
        int plus = local.indexOf('+');
        return plus < 0 || local.startsWith("\"") ? local : local.substring(0, plus);
    }

    private static Optional<String> normalised(String text) {
        String trimmed = EDGES.matcher(text).replaceAll("");
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || trimmed.length() > WRITTEN_MAX_CHARACTERS) {
            return Optional.empty();
        }
        return LocalPart.normalised(trimmed.substring(0, at))
                .flatMap(local -> DomainName.ascii(trimmed.substring(at + 1)).map(domain -> local + "@" + domain))
                .filter(address -> address.length() <= LENGTH_MAX_CHARACTERS);
    }
}
