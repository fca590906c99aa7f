package dev.tandem.emulator.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Proof Key for Code Exchange (RFC 7636). */
final class Pkce {
    private Pkce() {}

    /** True when the code was asked for without a challenge, or when the verifier fits it. */
    static boolean verifies(AuthorizationCode code, @Nullable String verifier) {
        if (code.challenge().isEmpty()) {
            return true;
        }
        if (verifier == null) {
            return false;
        }
        String expected = code.challengeMethod().equalsIgnoreCase("S256") ? sha256(verifier) : verifier;
        return expected.equals(code.challenge());
    }

    private static String sha256(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
