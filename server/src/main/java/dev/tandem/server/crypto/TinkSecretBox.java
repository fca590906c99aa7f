package dev.tandem.server.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import dev.tandem.server.mailbox.SecretBox;
import dev.tandem.server.mailbox.SecretUnreadable;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Seals with AES-256-GCM; the context is the associated data. */
final class TinkSecretBox implements SecretBox {

    /** Tink begins what it seals with this and the number of the key. */
    private static final byte FORMAT = 1;

    private final Aead aead;
    private final byte[] beginning;

    /** Takes the key in either form of {@link SecretKey}. */
    TinkSecretBox(String key) {
        try {
            KeysetHandle keys = SecretKey.parse(key);
            aead = keys.getPrimitive(AeadConfig2026.get(), Aead.class);
            beginning = ByteBuffer.allocate(1 + Integer.BYTES)
                    .put(FORMAT)
                    .putInt(keys.getPrimary().getId())
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] seal(byte[] plain, byte[] context) {
        try {
            return aead.encrypt(plain, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isPresent(byte[] sealed) {
        return sealed.length > beginning.length && Arrays.equals(beginning, Arrays.copyOf(sealed, beginning.length));
    }

    @Override
    public byte[] open(byte[] sealed, byte[] context) {
        try {
            return aead.decrypt(sealed, context);
        } catch (GeneralSecurityException e) {
            throw new SecretUnreadable(e);
        }
    }
}
