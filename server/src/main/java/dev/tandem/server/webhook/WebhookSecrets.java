package dev.tandem.server.webhook;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.mailbox.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Makes the secret of a webhook, keeps it sealed, and signs with it. */
@Component
public class WebhookSecrets {

    /** Tells people and secret scanners what it is. */
    static final String PREFIX = "tandem_whs_";

    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretBox box;
    private final RandomGenerator chance;

    WebhookSecrets(SecretBox box, RandomGenerator chance) {
        this.box = box;
        this.chance = chance;
    }

    String make() {
        byte[] bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String sealed(SubAccountId subAccount, UUID webhook, String secret) {
        byte[] sealed = box.seal(secret.getBytes(StandardCharsets.UTF_8), context(subAccount, webhook));
        return Base64.getEncoder().encodeToString(sealed);
    }

    String opened(SubAccountId subAccount, UUID webhook, String sealed) {
        byte[] plain = box.open(Base64.getDecoder().decode(sealed), context(subAccount, webhook));
        return new String(plain, StandardCharsets.UTF_8);
    }

    /** HMAC-SHA256 over the time stamp, a dot and the body, in hex; the key is the secret as it was shown. */
    public static String signature(String secret, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /** What a webhook's secret is sealed for. */
    public static byte[] context(SubAccountId subAccount, UUID webhook) {
        return ("webhook " + subAccount + " " + webhook).getBytes(StandardCharsets.UTF_8);
    }
}
