package dev.tandem.emulator.google;

import dev.tandem.emulator.google.ApiDoor.Request;
import dev.tandem.emulator.http.Answer;
import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One resumable upload: what has arrived, and whether that is all. */
final class UploadSession {
    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

    private final Request request;
    private final ObjectNode json;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean complete;
    private @Nullable Answer answer;

    /** Whether more is to come. */
    enum Step {
        COMPLETE,
        INCOMPLETE
    }

    UploadSession(Request request, ObjectNode json) {
        this.request = request;
        this.json = json;
    }

    /** Takes a chunk, all of it at once (no range), or only a question for the state ({@code bytes *}{@code /N}). */
    synchronized Step take(@Nullable String range, byte[] chunk) {
        if (complete) {
            return Step.COMPLETE;
        }
        Matcher parsed = RANGE.matcher(range == null ? "" : range);
        if (!parsed.matches()) {
            append(0, chunk);
            complete = true;
            return Step.COMPLETE;
        }
        if (parsed.group(1) != null) {
            append(Integer.parseInt(parsed.group(1)), chunk);
        }
        complete = parsed.group(3).equals(Integer.toString(received.size()));
        return complete ? Step.COMPLETE : Step.INCOMPLETE;
    }

    synchronized Answer incomplete() {
        Answer.Whole more = Answer.empty(308);
        return received.size() == 0 ? more : more.with("Range", "bytes=0-" + (received.size() - 1));
    }

    Request request() {
        return request;
    }

    ObjectNode json() {
        return json;
    }

    synchronized byte[] bytes() {
        return received.toByteArray();
    }

    /** What was answered when the upload was complete; a repeated last chunk gets the same again. */
    synchronized @Nullable Answer answer() {
        return answer;
    }

    synchronized void answered(Answer last) {
        answer = last;
    }

    private void append(int start, byte[] chunk) {
        int known = received.size() - start;
        if (known >= 0 && known < chunk.length) {
            received.write(chunk, known, chunk.length - known);
        }
    }
}
