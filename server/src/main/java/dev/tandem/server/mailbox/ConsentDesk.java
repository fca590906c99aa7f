package dev.tandem.server.mailbox;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Google's consent screen and token endpoint, as far as Tandem needs them (R04, R05). The password never comes here. */
public interface ConsentDesk {

    /**
     * Where to send the person.
     *
     * @param loginHint the address to offer first, if one is wanted
     */
    URI address(Question question, Optional<String> loginHint);

    /**
     * Redeems the code of an answer, checks the identity token, and opens the mailbox once to learn its address and history.
     *
     * <p>{@code Refused} when the code, the nonce or the identity token is not right.
     */
    Answer<Grant> redeem(String code, Question question);

    /** Takes a grant back at Google (R73); harmless when Google no longer knows it. */
    Answer<Boolean> revoke(String refreshToken);

    /**
     * What has to match between the question and the answer.
     *
     * @param state unguessable, single use
     * @param codeVerifier PKCE, RFC 7636
     * @param nonce comes back inside the identity token
     */
    record Question(String state, String codeVerifier, String nonce) {}

    /**
     * What was granted.
     *
     * @param subject Google's own name for the person
     * @param scopes as Google reports them
     * @param refreshToken empty when Google gave none; then an older one stays valid (F43)
     * @param mailbox who it is; empty when the scopes do not allow to look (R05)
     */
    record Grant(String subject, Set<String> scopes, Optional<String> refreshToken, Optional<Gmail.Opened> mailbox) {}
}
