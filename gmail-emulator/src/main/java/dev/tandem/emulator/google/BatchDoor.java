package dev.tandem.emulator.google;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Door;
import dev.tandem.emulator.http.MediaTypes;
import dev.tandem.emulator.http.MultipartBody;
import dev.tandem.emulator.http.Values;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Many calls in one: parts run side by side, answers keep the order of the parts. */
public final class BatchDoor implements Door {
    private static final int PARTS_MAX = 100;
    private static final String BOUNDARY = "batch_tandem-emulator";

    private final Door api;

    public BatchDoor(Door api) {
        this.api = api;
    }

    @Override
    public @Nullable Answer answer(Call call) {
        boolean ours = call.path().equals("/batch") || call.path().equals("/batch/gmail/v1");
        return ours && call.verb().equals("POST") ? batch(call) : null;
    }

    private Answer batch(Call call) {
        String boundary = MediaTypes.boundary(call.headers().first("content-type", ""));
        List<MultipartBody.Part> parts = MultipartBody.split(call.body(), boundary);
        if (parts.isEmpty()) {
            return Refusals.answer(Refusals.badRequest("Failed to parse batch request, error: no parts."));
        }
        if (parts.size() > PARTS_MAX) {
            return Refusals.answer(Refusals.badRequest(
                    "The batch request exceeds the maximum number of calls, which is " + PARTS_MAX + "."));
        }
        List<Answer> answers =
                sideBySide(parts.stream().map(part -> inner(part, call)).toList());
        var lost = answers.stream().filter(Answer.Lost.class::isInstance).findFirst();
        return lost.isPresent() ? lost.get() : written(parts, answers);
    }

    private List<Answer> sideBySide(List<Call> calls) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = new ArrayList<>();
            calls.forEach(call -> running.add(each.submit(() -> one(call))));
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : running) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer one(Call call) {
        if (call.path().contains("/upload/")) {
            return Refusals.answer(Refusals.badRequest("Media uploads cannot be batched."));
        }
        Answer answer = api.answer(call);
        return answer == null ? Refusals.answer(Refusals.notFound()) : answer;
    }

    /** The part's own Authorization wins over the one around it. */
    private static Call inner(MultipartBody.Part part, Call outer) {
        MultipartBody.Head head = MultipartBody.Head.of(part.body());
        List<String> words = List.of(
                head.lines().isEmpty()
                        ? new String[] {"GET", "/"}
                        : head.lines().getFirst().split(" ", 3));
        Map<String, List<String>> headers = new LinkedHashMap<>(
                MultipartBody.Head.headers(head.lines().stream().skip(1).toList())
                        .byName());
        for (String name : List.of("authorization", "host")) {
            if (outer.header(name) != null) {
                headers.putIfAbsent(name, outer.headers().all(name));
            }
        }
        String url = words.size() > 1 ? words.get(1) : "/";
        return Call.of(words.getFirst(), url, new Values(headers), head.rest());
    }

    private static Answer written(List<MultipartBody.Part> parts, List<Answer> answers) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < parts.size(); i++) {
            String id = parts.get(i).headers().first("content-id");
            writePart(out, id, (Answer.Whole) answers.get(i));
        }
        line(out, "--" + BOUNDARY + "--");
        return Answer.bytes("multipart/mixed; boundary=" + BOUNDARY, out.toByteArray());
    }

    private static void writePart(ByteArrayOutputStream out, @Nullable String contentId, Answer.Whole answer) {
        line(out, "--" + BOUNDARY);
        line(out, "Content-Type: application/http");
        if (contentId != null) {
            line(out, "Content-ID: " + responseId(contentId));
        }
        line(out, "");
        line(out, "HTTP/1.1 " + answer.status() + " " + Phrases.of(answer.status()));
        answer.headers().forEach((name, value) -> line(out, name + ": " + value));
        line(out, "Content-Length: " + answer.body().length);
        line(out, "");
        out.writeBytes(answer.body());
        line(out, "");
    }

    private static String responseId(String id) {
        return id.startsWith("<") ? "<response-" + id.substring(1) : "response-" + id;
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
