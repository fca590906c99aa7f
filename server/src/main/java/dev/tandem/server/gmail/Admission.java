package dev.tandem.server.gmail;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpUnsuccessfulResponseHandler;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Opens the door for the requests of one mailbox: puts the access token on them, and fetches a new one when it is refused, once for
 * everybody who waits.
 */
final class Admission implements HttpRequestInitializer {

    private static final int UNAUTHORIZED = 401;

    private final OAuth2Credentials credentials;
    private final Duration answerWait;

    Admission(OAuth2Credentials credentials, Duration answerWait) {
        this.credentials = credentials;
        this.answerWait = answerWait;
    }

    @Override
    public void initialize(HttpRequest request) throws IOException {
        GoogleLine.limit(request, answerWait);
        credentials.refreshIfExpired();
        AccessToken token = current();
        admit(request, token);
        AtomicBoolean renewed = new AtomicBoolean();
        HttpUnsuccessfulResponseHandler renewing = (refused, response, retries) ->
                response.getStatusCode() == UNAUTHORIZED && renewed.compareAndSet(false, true) && renew(refused, token);
        request.setUnsuccessfulResponseHandler(renewing);
        ResumeUpload.where(request, renewing);
    }

    /** Once: a second refusal, of a token just fetched, is Google's last word. A failure to fetch one says so itself. */
    private boolean renew(HttpRequest request, AccessToken refused) throws IOException {
        admit(request, renewed(refused));
        return true;
    }

    private synchronized AccessToken renewed(AccessToken refused) throws IOException {
        if (refused.equals(current())) {
            credentials.refresh();
        }
        return current();
    }

    private AccessToken current() {
        return Objects.requireNonNull(credentials.getAccessToken(), "fetched just before");
    }

    private static void admit(HttpRequest request, AccessToken token) {
        request.getHeaders().setAuthorization("Bearer " + token.getTokenValue());
    }
}
