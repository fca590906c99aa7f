package dev.tandem.server.gmail;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.mailbox.SecurityEventDesk;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Google's Cross-Account Protection: security event tokens with Google's signature and name, made for our OAuth client. They have no end;
 * one that comes twice is harmless.
 */
@Component
final class GoogleSecurityEvents implements SecurityEventDesk {

    private static final JOSEObjectType SECURITY_EVENT = new JOSEObjectType("secevent+jwt");
    private static final String EVENTS = "events";

    private final boolean open;
    private final OAuthClient client;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    GoogleSecurityEvents(TandemProperties properties, OAuthClient client, GoogleKeys keys) {
        this.open = properties.google().securityEvents();
        this.client = client;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(SECURITY_EVENT, JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(keys.selector());
        processor.setJWTClaimsSetVerifier(this::check);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public Reading read(byte[] body) {
        try {
            JWTClaimsSet claims = processor.process(new String(body, StandardCharsets.UTF_8).strip(), null);
            Map<String, Object> events = claims.getJSONObjectClaim(EVENTS);
            Set<String> subjects = new HashSet<>();
            events.values().forEach(event -> addSubject(event, subjects));
            return new Reading.Told(subjects, Set.copyOf(events.keySet()));
        } catch (RateLimitReachedException unknownKeys) {
            return new Reading.NotVouchedFor("signed with a key that Google does not have");
        } catch (KeySourceException unreachable) {
            return new Reading.CannotTell("Google's keys cannot be fetched");
        } catch (BadJOSEException | JOSEException | ParseException bad) {
            return new Reading.NotVouchedFor(String.valueOf(bad.getMessage()));
        }
    }

    private void check(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        String issuer = claims.getIssuer() == null ? "" : claims.getIssuer();
        if (!GoogleKeys.ISSUERS.contains(issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)) {
            throw new BadJWTException("issued by somebody else");
        }
        if (!claims.getAudience().contains(client.id())) {
            throw new BadJWTException("made for another client");
        }
        if (!(claims.getClaim(EVENTS) instanceof Map)) {
            throw new BadJWTException("no security event");
        }
    }

    /** Google names people by issuer and subject; what is about a token alone names nobody. */
    private static void addSubject(@Nullable Object event, Set<String> subjects) {
        if (event instanceof Map<?, ?> members
                && members.get("subject") instanceof Map<?, ?> subject
                && subject.get("sub") instanceof String name) {
            subjects.add(name);
        }
    }
}
