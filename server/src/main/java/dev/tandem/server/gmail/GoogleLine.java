package dev.tandem.server.gmail;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.time.Duration;

/**
 * How we speak to Google: pooled HTTP/1.1 connections that are reused over all mailboxes, with bounds for every wait.
 *
 * <p>Nothing is repeated behind our back: bodies are streamed, so the JDK cannot send them a second time, and only a GET on a connection
 * that went stale while idling is tried once more.
 */
final class GoogleLine {

    static final Duration CONNECT_WAIT_MAX = Duration.ofSeconds(5);
    static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(20);

    /** An upload of 35 MB over a slow line. */
    static final Duration UPLOAD_WAIT_MAX = Duration.ofMinutes(2);

    static final HttpTransport TRANSPORT = new NetHttpTransport();

    private GoogleLine() {}

    /** Sets the bounds of one request. */
    static void limit(HttpRequest request) {
        limit(request, ANSWER_WAIT_MAX);
    }

    /** The same, with as much patience for an answer as the operator has (F36). */
    static void limit(HttpRequest request, Duration answerWait) {
        boolean upload = request.getUrl().getRawPath().startsWith("/upload/");
        Duration answer = upload ? UPLOAD_WAIT_MAX : answerWait;
        request.setConnectTimeout(Math.toIntExact(CONNECT_WAIT_MAX.toMillis()));
        request.setReadTimeout(Math.toIntExact(answer.toMillis()));
    }
}
