package dev.tandem.core.mail;

import java.util.Optional;

/**
 * A domain that email is sent to, in the one spelling that addresses have: lower case and ASCII (F67).
 *
 * @param value for example {@code praxis-weber.example}
 */
public record MailDomain(String value) {

    /** @throws IllegalArgumentException if the text is no domain; use {@link #parse} for text from outside */
    public MailDomain {
        value = DomainName.ascii(value).orElseThrow(() -> new IllegalArgumentException("not a domain"));
    }

    /** The domain in this text, with or without a leading {@code @}; empty if it is none. */
    public static Optional<MailDomain> parse(String text) {
        String stripped = text.strip();
        String bare = stripped.startsWith("@") ? stripped.substring(1) : stripped;
        return DomainName.ascii(bare).map(MailDomain::new);
    }

    /** Whether this address stands in the domain or in one below it. */
    public boolean covers(EmailAddress address) {
        return address.domain().equals(value) || address.domain().endsWith("." + value);
    }

    @Override
    public String toString() {
        return value;
    }
}
