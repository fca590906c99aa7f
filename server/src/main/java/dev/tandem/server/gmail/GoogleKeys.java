package dev.tandem.server.gmail;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.tandem.server.TandemProperties;
import java.net.MalformedURLException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The keys with which Google signs identity tokens and pushes; fetched when first needed, kept for minutes. */
@Component
final class GoogleKeys {

    /** Google writes its name in either way (OpenID Connect Core section 2, with Google's own exception). */
    static final Set<String> ISSUERS = Set.of("https://accounts.google.com", "accounts.google.com");

    private static final int ANSWER_BYTES_MAX = 100 * 1024;

    private final JWSKeySelector<SecurityContext> selector;

    GoogleKeys(TandemProperties properties) throws MalformedURLException {
        var retriever = new DefaultResourceRetriever(
                Math.toIntExact(GoogleLine.CONNECT_WAIT_MAX.toMillis()),
                Math.toIntExact(GoogleLine.ANSWER_WAIT_MAX.toMillis()),
                ANSWER_BYTES_MAX);
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                        properties.googleEndpoints().certs().toURL(), retriever)
                .refreshAheadCache(false)
                .retrying(true)
                .build();
        selector = new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source);
    }

    /** Finds the key a token names; only RS256 is taken. */
    JWSKeySelector<SecurityContext> selector() {
        return selector;
    }
}
