package dev.tandem.emulator.oauth;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tandem.emulator.google.Grant;
import dev.tandem.emulator.mailbox.Account;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Mailboxes;
import dev.tandem.emulator.store.EmulatorClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;

/** Writes id tokens (OpenID Connect Core section 2). */
public final class IdTokens {
    static final String ISSUER = "https://accounts.google.com";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final SigningKeys keys;
    private final Mailboxes mailboxes;
    private final EmulatorClock clock;

    public IdTokens(SigningKeys keys, Mailboxes mailboxes, EmulatorClock clock) {
        this.keys = keys;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /** An empty nonce is left out. */
    String of(Grant grant, String nonce, String accessToken) {
        Mailbox mailbox = Objects.requireNonNull(mailboxes.gmail(grant.address()));
        Account account = mailbox.account();
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(grant.clientId())
                .claim("azp", grant.clientId())
                .subject(account.sub())
                .claim("at_hash", hash(accessToken))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
        if (grant.scopes().contains(Scopes.EMAIL)) {
            claims.claim("email", account.address()).claim("email_verified", true);
        }
        if (grant.scopes().contains(Scopes.PROFILE)) {
            claims.claim("name", account.name());
        }
        if (!nonce.isEmpty()) {
            claims.claim("nonce", nonce);
        }
        return keys.sign(claims.build());
    }

    private static String hash(String accessToken) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(Arrays.copyOf(hash, hash.length / 2)).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
