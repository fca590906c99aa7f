package dev.tandem.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes unguessable words. They are handed out once; only their hashes are kept. */
public final class Secrets {

    /** 256 bits: too many to guess, so a plain hash protects them well. */
    private static final int BYTES = 32;

    private static final SecureRandom CHANCE = new SecureRandom();

    private Secrets() {}

    /** A new one, in letters that need no escaping in a URL. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** By which it is found again: SHA-256 in hexadecimal. */
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
