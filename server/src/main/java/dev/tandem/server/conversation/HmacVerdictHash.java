package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** HMAC-SHA256 over sub-account and text, so that equal texts of two sub-accounts cannot be told to be equal. */
@Component
class HmacVerdictHash implements VerdictHash {

    private static final String ALGORITHM = "HmacSHA256";

    /** RFC 2104 section 5: half of the output is enough, and the index stays small. */
    private static final int KEPT_BYTES = 16;

    private final VerdictKey key;
    private volatile byte @Nullable [] bytes;

    HmacVerdictHash(VerdictKey key) {
        this.key = key;
    }

    @Override
    public String of(SubAccountId subAccount, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keyBytes(), ALGORITHM));
            mac.update(subAccount.toString().getBytes(StandardCharsets.US_ASCII));
            byte[] full = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(full, KEPT_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] keyBytes() {
        byte[] known = bytes;
        if (known == null) {
            known = key.bytes();
            bytes = known;
        }
        return known;
    }
}
