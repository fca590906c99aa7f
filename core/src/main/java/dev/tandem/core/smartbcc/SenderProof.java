package dev.tandem.core.smartbcc;

import dev.tandem.core.mail.EmailAddress;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which domains answer for an email, however its From line reads (R63).
 *
 * @param signed domains whose DKIM signature over body and From line holds (RFC 6376)
 * @param sent domains of the envelope whose SPF record names the machine that handed it over (RFC 7208)
 */
public record SenderProof(Set<String> signed, Set<String> sent) {

    /** Nobody answers for it. */
    public static final SenderProof NONE = new SenderProof(Set.of(), Set.of());

    /** Copies the sets. */
    public SenderProof {
        signed = Set.copyOf(signed);
        sent = Set.copyOf(sent);
    }

    /**
     * Whether one of these domains may answer for the author: the same, or one above it. Never one below or beside it, because what
     * stands under a common roof may belong to strangers.
     */
    public boolean supports(EmailAddress author) {
        return Stream.concat(signed.stream(), sent.stream()).anyMatch(domain -> isOrAbove(domain, author.domain()));
    }

    private static boolean isOrAbove(String domain, String of) {
        return of.equals(domain) || of.endsWith("." + domain);
    }
}
