package dev.tandem.server.gmail;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the OpenID token of a push (F31): Google's signature and name, our audience, the service account that the operator named, and
 * its time. A token is good for an hour and for many pushes; a repeated push is harmless.
 */
final class PushTokens {

    private static final int CLOCKS_DIFFER_MAX_SECONDS = 30;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final JWTClaimsSetVerifier<SecurityContext> timesAndAudience;
    private final String serviceAccount;

    PushTokens(GoogleKeys keys, String audience, String serviceAccount, InstantSource clock) {
        this.serviceAccount = serviceAccount;
        var verifier =
                new DefaultJWTClaimsVerifier<SecurityContext>(audience, null, Set.of("iss", "email", "iat", "exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew(CLOCKS_DIFFER_MAX_SECONDS);
        timesAndAudience = verifier;
        processor.setJWSKeySelector(keys.selector());
        processor.setJWTClaimsSetVerifier(this::check);
    }

    /** Whether the token vouches for a push. */
    Finding check(String token) {
        try {
            processor.process(token, null);
            return new Finding.Good();
        } catch (RateLimitReachedException unknownKeys) {
            return new Finding.Bad("signed with a key that Google does not have");
        } catch (KeySourceException unreachable) {
            return new Finding.Unknown("Google's keys cannot be fetched");
        } catch (BadJOSEException | JOSEException | ParseException bad) {
            return new Finding.Bad(String.valueOf(bad.getMessage()));
        }
    }

    private void check(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        timesAndAudience.verify(claims, context);
        if (!GoogleKeys.ISSUERS.contains(claims.getIssuer())) {
            throw new BadJWTException("issued by somebody else");
        }
        if (!serviceAccount.equals(claims.getClaim("email"))
                || !Boolean.TRUE.equals(claims.getClaim("email_verified"))) {
            throw new BadJWTException("of another service account");
        }
    }

    /** What the check showed. */
    sealed interface Finding {
        record Good() implements Finding {}

        record Bad(String reason) implements Finding {}

        record Unknown(String reason) implements Finding {}
    }
}
