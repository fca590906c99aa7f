package dev.tandem.server.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig2026;
import dev.tandem.server.mailbox.SecretBox;
import dev.tandem.server.mailbox.SecretUnreadable;
import java.security.GeneralSecurityException;

/** Seals with AES-256-GCM; the context is the associated data. */
final class TinkSecretBox implements SecretBox {

    private final Aead aead;

    /** Takes the key in either form of {@link SecretKey}. */
    TinkSecretBox(String key) {
        try {
            aead = SecretKey.parse(key).getPrimitive(AeadConfig2026.get(), Aead.class);
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
    public byte[] open(byte[] sealed, byte[] context) {
        try {
            return aead.decrypt(sealed, context);
        } catch (GeneralSecurityException e) {
            throw new SecretUnreadable(e);
        }
    }
}
