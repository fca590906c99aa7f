package dev.tandem.server.web.api.protocol;

import dev.tandem.server.BadInput.Fault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal down as {@code application/problem+json}, whatever the caller said to accept. */
@Component
class WriteProblem {

    private final Words words;
    private final JsonMapper json;

    WriteProblem(Words words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        byte[] body = json.writeValueAsString(problem(request, refusal)).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(refusal.type().status());
        refusal.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private Problem problem(HttpServletRequest request, Refusal refusal) {
        ProblemType type = refusal.type();
        return new Problem(
                type.uri(),
                words.say(request, type.key() + ".title"),
                type.status(),
                words.say(request, refusal.sentence()),
                refusal.faults().stream().map(fault -> error(request, fault)).toList(),
                type == ProblemType.INTERNAL ? request.getRequestId() : null);
    }

    private Problem.FieldError error(HttpServletRequest request, Fault fault) {
        return new Problem.FieldError(
                fault.field(),
                words.say(request, "api.fault." + fault.key(), fault.arguments().toArray()));
    }
}
