package dev.tandem.server.gmail;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.tandem.core.mail.EmailAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks identity tokens (OpenID Connect Core section 3.1.3.7): signature, issuer, audience, nonce, expiry. */
@Component
final class IdentityTokens {

    private static final Set<String> DEMANDED = Set.of("iss", "sub", "iat", "exp");

    private final GoogleKeys keys;
    private final OAuthClient client;
    private final InstantSource clock;

    IdentityTokens(GoogleKeys keys, OAuthClient client, InstantSource clock) {
        this.keys = keys;
        this.client = client;
        this.clock = clock;
    }

    /** Who the token speaks of; empty when it is not to be trusted. */
    Optional<Identity> check(JWT token, String nonce) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(keys.selector());
        processor.setJWTClaimsSetVerifier(claims(nonce));
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return GoogleKeys.ISSUERS.contains(claims.getIssuer())
                    ? Optional.of(identity(new IDTokenClaimsSet(claims)))
                    : Optional.empty();
        } catch (BadJOSEException | JOSEException | ParseException notTrusted) {
            return Optional.empty();
        }
    }

    private DefaultJWTClaimsVerifier<SecurityContext> claims(String nonce) {
        JWTClaimsSet exactly = new JWTClaimsSet.Builder().claim("nonce", nonce).build();
        return new DefaultJWTClaimsVerifier<>(client.id(), exactly, DEMANDED) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
    }

    private static Identity identity(IDTokenClaimsSet claims) {
        Optional<EmailAddress> address =
                Optional.ofNullable(claims.getStringClaim("email")).flatMap(EmailAddress::parse);
        return new Identity(
                claims.getSubject().getValue(), address, claims.getIssueTime().toInstant());
    }

    /**
     * A person at Google.
     *
     * @param subject never changes, while addresses do
     * @param address present if the person let us see it
     * @param issuedAt Google's time
     */
    record Identity(String subject, Optional<EmailAddress> address, Instant issuedAt) {}
}
