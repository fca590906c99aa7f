package dev.tandem.server.gmail;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.tandem.core.mailbox.Scope;
import dev.tandem.server.GoogleEndpoints;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.gmail.GoogleAnswers.Effect;
import dev.tandem.server.gmail.IdentityTokens.Identity;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Answers;
import dev.tandem.server.mailbox.ConsentDesk;
import dev.tandem.server.mailbox.Gmail.Opened;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Google's consent screen and token endpoint, at the addresses that are set; nothing is looked up at start-up. */
@Component
final class GoogleConsentDesk implements ConsentDesk {

    private static final int OK = 200;
    private static final int SERVER_ERRORS = 500;

    private final GoogleEndpoints endpoints;
    private final OAuthClient client;
    private final IdentityTokens identities;
    private final OpenMailboxes mailboxes;
    private final GoogleAnswers answers;

    GoogleConsentDesk(
            TandemProperties properties,
            OAuthClient client,
            IdentityTokens identities,
            OpenMailboxes mailboxes,
            GoogleAnswers answers) {
        this.endpoints = properties.googleEndpoints();
        this.client = client;
        this.identities = identities;
        this.mailboxes = mailboxes;
        this.answers = answers;
    }

    /** {@code prompt=consent}, because only a consent that was shown gives a refresh token. */
    @Override
    public URI address(Question question, Optional<String> loginHint) {
        var scope = new com.nimbusds.oauth2.sdk.Scope(
                Arrays.stream(Scope.values()).map(Scope::asked).toArray(String[]::new));
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, new ClientID(client.id()), client.callback())
                .endpointURI(endpoints.authorization())
                .state(new State(question.state()))
                .nonce(new Nonce(question.nonce()))
                .codeChallenge(new CodeVerifier(question.codeVerifier()), CodeChallengeMethod.S256)
                .prompt(Prompt.Type.CONSENT)
                .includeGrantedScopes(true)
                .customParameter("access_type", "offline");
        loginHint.ifPresent(request::loginHint);
        return request.build().toURI();
    }

    @Override
    public Answer<Grant> redeem(String code, Question question) {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), client.callback(), new CodeVerifier(question.codeVerifier()));
        var request = new TokenRequest.Builder(endpoints.token(), authentication(), grant).build();
        return Answers.then(
                answers.to(() -> send(request.toHTTPRequest()), Effect.CHANGES), answer -> granted(answer, question));
    }

    private Answer<Grant> granted(HTTPResponse answer, Question question) {
        if (answer.getStatusCode() >= SERVER_ERRORS) {
            return new Answer.TryLater<>(Optional.empty(), "token endpoint: HTTP " + answer.getStatusCode());
        }
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (!(response instanceof OIDCTokenResponse tokens)) {
                return new Answer.Refused<>("the code was not accepted");
            }
            OIDCTokens granted = tokens.getOIDCTokens();
            return Optional.ofNullable(granted.getIDToken())
                    .flatMap(token -> identities.check(token, question.nonce()))
                    .map(identity -> look(granted, identity))
                    .orElseGet(() -> new Answer.Refused<>("the identity token is not right"));
        } catch (ParseException unreadable) {
            return new Answer.Refused<>("the token endpoint answered with something else");
        }
    }

    private Answer<Grant> look(OIDCTokens tokens, Identity identity) {
        Set<String> scopes = scopes(tokens);
        Optional<String> refreshToken =
                Optional.ofNullable(tokens.getRefreshToken()).map(RefreshToken::getValue);
        if (!Scope.missingFrom(scopes).isEmpty()) {
            return new Answer.Got<>(new Grant(identity.subject(), scopes, refreshToken, Optional.empty()));
        }
        String access = tokens.getAccessToken().getValue();
        var gmail = mailboxes.client(request -> {
            GoogleLine.limit(request);
            request.getHeaders().setAuthorization("Bearer " + access);
        });
        Answer<Optional<Opened>> looked = answers.to(() -> FirstLook.into(gmail, identity), Effect.READS);
        return Answers.then(
                looked,
                opened -> opened.isEmpty()
                        ? new Answer.Refused<>("the mailbox is not that of the identity token")
                        : new Answer.Got<>(new Grant(identity.subject(), scopes, refreshToken, opened)));
    }

    /** An answer that names no scopes granted all that was asked (RFC 6749 section 5.1). */
    private static Set<String> scopes(OIDCTokens tokens) {
        var scope = tokens.getAccessToken().getScope();
        Set<String> scopes = new LinkedHashSet<>();
        if (scope == null) {
            Arrays.stream(Scope.values()).map(Scope::asked).forEach(scopes::add);
        } else {
            scopes.addAll(scope.toStringList());
        }
        return scopes;
    }

    @Override
    public Answer<Boolean> revoke(String refreshToken) {
        var request = new TokenRevocationRequest(endpoints.revoke(), authentication(), new RefreshToken(refreshToken));
        return Answers.then(
                answers.to(() -> send(request.toHTTPRequest()), Effect.CHANGES),
                answer -> answer.getStatusCode() >= SERVER_ERRORS
                        ? new Answer.TryLater<>(Optional.empty(), "revoke: HTTP " + answer.getStatusCode())
                        : new Answer.Got<>(answer.getStatusCode() == OK));
    }

    private ClientAuthentication authentication() {
        return new ClientSecretPost(new ClientID(client.id()), new Secret(client.secret()));
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(Math.toIntExact(GoogleLine.CONNECT_WAIT_MAX.toMillis()));
        request.setReadTimeout(Math.toIntExact(GoogleLine.ANSWER_WAIT_MAX.toMillis()));
        return request.send();
    }
}
