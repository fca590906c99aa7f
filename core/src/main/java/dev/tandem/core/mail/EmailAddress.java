package dev.tandem.core.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mailbox address in the form used for comparing: lower case, the domain in ASCII (R28, RFC 5890).
 *
 * <p>What a person wrote is kept elsewhere and shown unchanged; this value only decides who is who.
 *
 * @param value for example {@code jana.weber@praxis-weber.example}
 */
public record EmailAddress(String value) {

    /** RFC 5321 section 4.5.3.1.3: a path has at most 256 octets, two of which are the angle brackets. */
    public static final int LENGTH_MAX_CHARACTERS = 254;

    private static final Pattern PLAIN_LOCAL = Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]+");
    private static final Pattern QUOTED_LOCAL = Pattern.compile("\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[\\x20-\\x7e])+\"");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
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

    /**
     * Two addresses with equal keys reach the same mailbox (R28): Gmail ignores dots and "+suffix", and googlemail.com is gmail.com.
     *
     * <p>Elsewhere the key is the address itself.
     */
    public String matchKey() {
        if (!GMAIL_DOMAINS.contains(domain())) {
            return value;
        }
        String folded = withoutSuffix(local()).replace(".", "");
        return folded.isEmpty() ? value : folded + "@gmail.com";
    }

    /** Whether mail to either of the two reaches the same mailbox (R28). */
    public boolean sameMailboxAs(EmailAddress other) {
        return matchKey().equals(other.matchKey());
    }

    @Override
    public String toString() {
        return value;
    }

    private static String withoutSuffix(String local) {
        int plus = local.indexOf('+');
        return plus < 0 ? local : local.substring(0, plus);
    }

    private static Optional<String> normalised(String text) {
        String trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String local = trimmed.substring(0, at);
        if (!PLAIN_LOCAL.matcher(local).matches()
                && !QUOTED_LOCAL.matcher(local).matches()) {
            return Optional.empty();
        }
        return asciiDomain(trimmed.substring(at + 1))
                .map(domain -> local.toLowerCase(Locale.ROOT) + "@" + domain)
                .filter(address -> address.length() <= LENGTH_MAX_CHARACTERS);
    }

    private static Optional<String> asciiDomain(String domain) {
        try {
            String ascii = IDN.toASCII(domain).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
