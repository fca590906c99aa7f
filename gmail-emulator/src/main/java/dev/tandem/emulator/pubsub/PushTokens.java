package dev.tandem.emulator.pubsub;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tandem.emulator.oauth.SigningKeys;
import dev.tandem.emulator.store.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** The OpenID tokens with which pushes prove where they come from. */
public final class PushTokens {
    private static final String ISSUER = "https://accounts.google.com";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String SUBJECT = "113774264463038321964";

    private final SigningKeys keys;
    private final EmulatorClock clock;

    public PushTokens(SigningKeys keys, EmulatorClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    String of(Subscription subscription) {
        Instant now = clock.instant();
        String audience = subscription.audience().isEmpty() ? subscription.pushEndpoint() : subscription.audience();
        return keys.sign(new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(audience)
                .claim("azp", SUBJECT)
                .subject(SUBJECT)
                .claim("email", subscription.serviceAccount())
                .claim("email_verified", true)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build());
    }
}
