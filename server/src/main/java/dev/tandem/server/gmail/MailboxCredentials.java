package dev.tandem.server.gmail;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.Clock;
import com.google.api.client.util.GenericData;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * Fetches the access tokens of one mailbox, with as much patience as for any other answer of Google's (F36): the class that Google's
 * library has for it lets nobody say how long to wait.
 */
final class MailboxCredentials extends OAuth2Credentials {

    private static final long serialVersionUID = 1;

    private final transient URI endpoint;
    private final transient OAuthClient client;
    private final transient String refreshToken;
    private final transient Duration answerWait;

    MailboxCredentials(URI endpoint, OAuthClient client, String refreshToken, Duration answerWait) {
        this.endpoint = endpoint;
        this.client = client;
        this.refreshToken = refreshToken;
        this.answerWait = answerWait;
    }

    @Override
    public AccessToken refreshAccessToken() throws IOException {
        try {
            return token(question().execute().parseAs(GenericData.class));
        } catch (IOException | IllegalArgumentException failed) {
            throw new NoToken(failed);
        }
    }

    /** RFC 6749 section 6. */
    private HttpRequest question() throws IOException {
        UrlEncodedContent form = new UrlEncodedContent(Map.of(
                "client_id",
                client.id(),
                "client_secret",
                client.secret(),
                "refresh_token",
                refreshToken,
                "grant_type",
                "refresh_token"));
        HttpRequest question =
                GoogleLine.TRANSPORT.createRequestFactory().buildPostRequest(new GenericUrl(endpoint), form);
        GoogleLine.limit(question, answerWait);
        question.setParser(new JsonObjectParser(GsonFactory.getDefaultInstance()));
        return question;
    }

    private static AccessToken token(GenericData answer) throws IOException {
        if (answer.get("access_token") instanceof String token && answer.get("expires_in") instanceof Number seconds) {
            Instant end = Instant.ofEpochMilli(Clock.SYSTEM.currentTimeMillis()).plusSeconds(seconds.longValue());
            return new AccessToken(token, Date.from(end));
        }
        throw new IOException("an answer without a token");
    }

    /** The token endpoint gave none; the cause says why. */
    static final class NoToken extends IOException {

        private static final long serialVersionUID = 1;

        NoToken(Exception cause) {
            super(cause);
        }
    }
}
