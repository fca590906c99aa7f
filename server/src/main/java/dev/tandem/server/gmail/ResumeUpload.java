package dev.tandem.server.gmail;

import com.google.api.client.http.HttpIOExceptionHandler;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpUnsuccessfulResponseHandler;
import com.google.api.client.util.ExponentialBackOff;
import com.google.api.client.util.Sleeper;
import java.io.IOException;
import java.time.Duration;

/**
 * Lets a broken piece of an upload be repeated: Google's client then asks how much has arrived, and sends on from there. Nothing is done
 * twice by that, because the draft is made by the last piece, and a repeated last piece gets the same answer again.
 */
final class ResumeUpload implements HttpIOExceptionHandler, HttpUnsuccessfulResponseHandler {

    /** So often in a row a piece may break. */
    static final int TRIES_MAX = 5;

    static final Duration PAUSE_FIRST = Duration.ofMillis(250);

    /** In the address of every piece, and of no other request. */
    private static final String UPLOAD_ID = "upload_id";

    private static final int SERVER_ERRORS = 500;

    private final HttpUnsuccessfulResponseHandler otherwise;
    private final ExponentialBackOff pauses = new ExponentialBackOff.Builder()
            .setInitialIntervalMillis(Math.toIntExact(PAUSE_FIRST.toMillis()))
            .build();

    private ResumeUpload(HttpUnsuccessfulResponseHandler otherwise) {
        this.otherwise = otherwise;
    }

    /** Makes the request one that is resumed, if it is a piece of an upload. */
    static void where(HttpRequest request, HttpUnsuccessfulResponseHandler otherwise) {
        if (request.getUrl().containsKey(UPLOAD_ID)) {
            ResumeUpload resume = new ResumeUpload(otherwise);
            request.setNumberOfRetries(TRIES_MAX);
            request.setIOExceptionHandler(resume);
            request.setUnsuccessfulResponseHandler(resume);
        }
    }

    @Override
    public boolean handleIOException(HttpRequest request, boolean supportsRetry) throws IOException {
        return supportsRetry && paused();
    }

    @Override
    public boolean handleResponse(HttpRequest request, HttpResponse response, boolean supportsRetry)
            throws IOException {
        return response.getStatusCode() >= SERVER_ERRORS
                ? supportsRetry && paused()
                : otherwise.handleResponse(request, response, supportsRetry);
    }

    private boolean paused() throws IOException {
        try {
            Sleeper.DEFAULT.sleep(pauses.nextBackOffMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
