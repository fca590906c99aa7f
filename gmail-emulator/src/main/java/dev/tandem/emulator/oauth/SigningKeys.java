package dev.tandem.emulator.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tandem.emulator.mailbox.Ids;
import dev.tandem.emulator.store.Store;
import dev.tandem.emulator.store.Table;
import java.text.ParseException;

/** The key pair behind id tokens and signed pushes. It survives a restart, and starting afresh. */
public final class SigningKeys {
    private static final int KEY_BITS = 2048;
    private static final int KEY_ID_LETTERS = 40;
    private static final String KEY = "current";

    private final Store store;
    private final Ids ids;
    private final Table<Stored> table;

    /** A JWK with its private part. */
    record Stored(String jwk) {}

    public SigningKeys(Store store, Ids ids) {
        this.store = store;
        this.ids = ids;
        this.table = store.lastingTable("signingKeys", Stored.class);
    }

    public String sign(JWTClaimsSet claims) {
        try {
            RSAKey key = key();
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half, as the certificate endpoint serves it. */
    String publicSet() {
        return new JWKSet(key().toPublicJWK()).toString();
    }

    private RSAKey key() {
        Stored stored = table.get(KEY);
        return stored == null ? store.act(this::made) : read(stored);
    }

    private RSAKey made() {
        Stored meanwhile = table.get(KEY);
        if (meanwhile != null) {
            return read(meanwhile);
        }
        try {
            RSAKey key = new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(ids.letters(KEY_ID_LETTERS))
                    .generate();
            table.put(KEY, new Stored(key.toJSONString()));
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey read(Stored stored) {
        try {
            return RSAKey.parse(stored.jwk());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
