package dev.tandem.server.smartbcc;

import dev.tandem.server.TandemProperties;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Tells who may bring emails by HTTP: whoever signs with a secret of the operator's. The signature covers the digest of the email and not
 * the email, so that it can be checked before a byte of the email is read.
 */
@Component
public class InboundSeal {

    /** How far the clocks of the two sides may differ, in both directions. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    /** What stands before a signature, so that there can be another way one day. */
    static final String VERSION = "v1=";

    private static final String ALGORITHM = "HmacSHA256";

    private final List<String> secrets;
    private final InstantSource clock;

    InboundSeal(TandemProperties properties, InstantSource clock) {
        this.secrets =
                List.copyOf(Objects.requireNonNullElse(properties.inbound().secret(), List.of()));
        this.clock = clock;
    }

    /** What a signature is worth. */
    public enum Worth {
        /** Somebody who knows a secret signed just now. */
        HOLDS,
        /** Somebody who knows a secret signed long ago, or has another clock. */
        OF_ANOTHER_TIME,
        NONE
    }

    /**
     * What was signed.
     *
     * @param timestamp seconds since 1970, as written
     * @param query what stands behind the question mark, as written
     * @param digest SHA-256 of the email in hex, as written
     */
    public record Signed(String timestamp, String query, String digest) {

        private byte[] bytes() {
            return (timestamp + "." + query + "." + digest).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Whether anybody may bring emails at all. */
    public boolean isOpen() {
        return !secrets.isEmpty();
    }

    /** Compares with every secret, each in the same time whatever was guessed right. */
    public Worth worth(Signed signed, String signature) {
        boolean known = false;
        for (String secret : secrets) {
            known |= MessageDigest.isEqual(
                    signature(secret, signed).getBytes(StandardCharsets.UTF_8),
                    signature.strip().getBytes(StandardCharsets.UTF_8));
        }
        if (!known) {
            return Worth.NONE;
        }
        return isOfNow(signed.timestamp()) ? Worth.HOLDS : Worth.OF_ANOTHER_TIME;
    }

    private boolean isOfNow(String timestamp) {
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(at, clock.instant().truncatedTo(ChronoUnit.SECONDS))
                            .abs()
                            .compareTo(WINDOW)
                    <= 0;
        } catch (DateTimeException | ArithmeticException | NumberFormatException noTime) {
            return false;
        }
    }

    /** HMAC-SHA256 over time, query and digest with dots between, in hex behind its version. */
    public static String signature(String secret, Signed signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return VERSION + HexFormat.of().formatHex(mac.doFinal(signed.bytes()));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
