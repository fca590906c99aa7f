package dev.tandem.server.mailbox;

import dev.tandem.server.mailbox.ConsentDesk.Question;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Makes the unguessable parts of a consent question and keeps them unreadable: the state as a hash, the PKCE verifier sealed. */
@Component
class ConsentSecrets {

    /** 256 bits; in base64url 43 characters, the least that RFC 7636 section 4.1 allows a verifier. */
    private static final int BYTES = 32;

    private final RandomGenerator chance;
    private final SecretBox secrets;

    ConsentSecrets(RandomGenerator chance, SecretBox secrets) {
        this.chance = chance;
        this.secrets = secrets;
    }

    Question question() {
        return new Question(word(), word(), word());
    }

    private String word() {
        byte[] bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hash(String state) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String sealed(Question question) {
        byte[] plain = question.codeVerifier().getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(secrets.seal(plain, context(hash(question.state()))));
    }

    /** The question again, from what was stored and the state that came back. */
    Question opened(String state, MailboxStore.ConsentRequest request) {
        byte[] sealed = Base64.getDecoder().decode(request.sealedCodeVerifier());
        byte[] plain = secrets.open(sealed, context(request.stateHash()));
        return new Question(state, new String(plain, StandardCharsets.US_ASCII), request.nonce());
    }

    private static byte[] context(String stateHash) {
        return ("consent " + stateHash).getBytes(StandardCharsets.US_ASCII);
    }
}
