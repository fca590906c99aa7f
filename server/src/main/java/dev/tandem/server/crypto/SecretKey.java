package dev.tandem.server.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** The two forms in which an operator can give the key: a Tink keyset (JSON, can be rotated) or simply 32 bytes in base64. */
final class SecretKey {

    private static final int BYTES = 32;
    private static final int GCM_IV_BYTES = 12;
    private static final int GCM_TAG_BYTES = 16;
    private static final int ONLY_KEY_ID = 1;

    private SecretKey() {}

    /** A new keyset, as text. */
    static String generate() {
        try {
            return text(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keys as an operator keeps them. */
    static String text(KeysetHandle keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads either form. What is refused is not repeated: it may be the key with a slip in it. */
    static KeysetHandle parse(String text) {
        try {
            return text.startsWith("{")
                    ? TinkJsonProtoKeysetFormat.parseKeyset(text, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
                    : ofBytes(Base64.getDecoder().decode(text));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "TANDEM_SECRET_KEY is no key. Make one with \"openssl rand -base64 32\" and set it whole, or set the content of"
                            + " the file secret.key of an earlier installation.");
        }
    }

    @AccessesPartialKey
    private static KeysetHandle ofBytes(byte[] bytes) throws GeneralSecurityException {
        if (bytes.length != BYTES) {
            throw new GeneralSecurityException("wrong length");
        }
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(BYTES)
                .setIvSizeBytes(GCM_IV_BYTES)
                .setTagSizeBytes(GCM_TAG_BYTES)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .setIdRequirement(ONLY_KEY_ID)
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).makePrimary())
                .build();
    }
}
