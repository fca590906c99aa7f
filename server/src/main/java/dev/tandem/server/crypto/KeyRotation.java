package dev.tandem.server.crypto;

import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** How a keyset changes; its keys stand in the order in which they were made, and one of them seals. */
final class KeyRotation {

    private KeyRotation() {}

    /** With a new key that opens and does not seal yet. */
    static KeysetHandle prepared(KeysetHandle keys) {
        try {
            Key made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
                    .getPrimary()
                    .getKey();
            return built(KeysetHandle.newBuilder(keys).addEntry(KeysetHandle.importKey(made)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether there is a key that does not seal yet. */
    static boolean isPrepared(KeysetHandle keys) {
        return !keys.getAt(keys.size() - 1).isPrimary();
    }

    /** The youngest key seals from now on. */
    static KeysetHandle promoted(KeysetHandle keys) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        builder.getAt(keys.size() - 1).makePrimary();
        return built(builder);
    }

    /** With a new key that seals at once. */
    static KeysetHandle rotated(KeysetHandle keys) {
        return promoted(isPrepared(keys) ? keys : prepared(keys));
    }

    /** Without the keys that are older than the one that seals; what they sealed can never be opened again. */
    static KeysetHandle withoutOlder(KeysetHandle keys) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        while (!builder.getAt(0).isPrimary()) {
            builder.deleteAt(0);
        }
        return built(builder);
    }

    private static KeysetHandle built(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
