package dev.tandem.emulator.google;

import dev.tandem.emulator.google.ApiDoor.Request;
import dev.tandem.emulator.google.ApiDoor.Runner;
import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.http.MediaTypes;
import dev.tandem.emulator.http.MultipartBody;
import dev.tandem.emulator.mailbox.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The three kinds of upload: media, multipart and resumable. Open sessions do not survive a restart. */
public final class Uploads {
    private static final int SESSION_ID_LETTERS = 60;

    private final Map<String, UploadSession> sessions = new ConcurrentHashMap<>();
    private final Ids ids;

    public Uploads(Ids ids) {
        this.ids = ids;
    }

    /** True for the requests that follow the first one of a resumable upload. */
    boolean isContinuation(Call call) {
        return call.query().first("upload_id") != null && call.path().contains("/upload/");
    }

    Answer begin(Request request, Runner runner) {
        Call call = request.call();
        String type = call.query().first("uploadType", call.query().first("upload_protocol", "media"));
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "media", "raw" -> runner.run(request, Json.object(), checked(request, call.body()));
            case "multipart" -> multipart(request, runner);
            case "resumable" -> open(request);
            default -> throw Refusals.badRequest("Invalid uploadType: " + type);
        };
    }

    Answer resume(Call call, Runner runner, Toll toll) {
        UploadSession session = sessions.get(call.query().first("upload_id", ""));
        if (session == null) {
            return toll.refuse("gmail.upload", call, Refusals.notFound());
        }
        UploadSession.Step step = session.take(call.header("content-range"), call.body());
        if (step == UploadSession.Step.INCOMPLETE) {
            return toll.pass(
                    "gmail.upload",
                    call,
                    session.request().grant().address(),
                    () -> new Toll.Priced(session.incomplete(), 0));
        }
        Answer known = session.answer();
        return known == null ? finish(session, call, runner) : known;
    }

    private Answer finish(UploadSession session, Call call, Runner runner) {
        Request first = session.request();
        byte[] media = session.bytes();
        Request request = new Request(
                first.method(),
                first.grant(),
                first.path(),
                new Call(
                        first.call().verb(),
                        call.target(),
                        call.path(),
                        first.call().query(),
                        call.headers(),
                        call.body()));
        Answer answer = runner.run(request, session.json(), checked(request, media));
        if (answer.status() < 300) {
            session.answered(answer);
        }
        return answer;
    }

    private Answer multipart(Request request, Runner runner) {
        Call call = request.call();
        String boundary = MediaTypes.boundary(call.headers().first("content-type", ""));
        List<MultipartBody.Part> parts = MultipartBody.split(call.body(), boundary);
        if (parts.size() != 2) {
            throw Refusals.badRequest("Failed to parse multipart body: a JSON part and a message part are expected.");
        }
        return runner.run(
                request,
                json(parts.getFirst().body()),
                checked(request, parts.getLast().body()));
    }

    private Answer open(Request request) {
        ObjectNode json = json(request.call().body());
        String length = request.call().header("x-upload-content-length");
        if (length != null && Long.parseLong(length) > request.method().mediaBytesMax()) {
            throw Refusals.tooLarge(request.method().mediaBytesMax());
        }
        String id = ids.letters(SESSION_ID_LETTERS);
        sessions.put(id, new UploadSession(request, json));
        String location = request.call().origin() + request.call().target().replaceFirst("\\?.*", "")
                + "?uploadType=resumable&upload_id=" + id;
        return Answer.empty(200).with("Location", location).with("X-GUploader-UploadID", id);
    }

    private static byte[] checked(Request request, byte[] media) {
        if (media.length > request.method().mediaBytesMax()) {
            throw Refusals.tooLarge(request.method().mediaBytesMax());
        }
        return media;
    }

    private static ObjectNode json(byte[] bytes) {
        @Nullable ObjectNode json = Json.parse(bytes);
        if (json == null) {
            throw Refusals.badRequest("Invalid JSON payload received. Parsing terminated before end of input.");
        }
        return json;
    }
}
