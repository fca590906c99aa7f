package dev.tandem.server.gmail;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.tandem.core.mail.EmailAddress;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks identity tokens (OpenID Connect Core section 3.1.3.7): signature, issuer, audience, nonce, expiry. */
@Component
final class IdentityTokens {

    private final GoogleKeys keys;
    private final OAuthClient client;

    IdentityTokens(GoogleKeys keys, OAuthClient client) {
        this.keys = keys;
        this.client = client;
    }

    /** Who the token speaks of; empty when it is not to be trusted. */
    Optional<Identity> check(JWT token, String nonce) {
        try {
            String issuer = String.valueOf(token.getJWTClaimsSet().getIssuer());
            if (!GoogleKeys.ISSUERS.contains(issuer)) {
                return Optional.empty();
            }
            var validator = new IDTokenValidator(new Issuer(issuer), new ClientID(client.id()), keys.selector(), null);
            return Optional.of(identity(validator.validate(token, new Nonce(nonce))));
        } catch (BadJOSEException | JOSEException | ParseException notTrusted) {
            return Optional.empty();
        }
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
