package dev.tandem.server.web.api.protocol;

import dev.tandem.server.BadInput.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** A body that cannot be read: no JSON at all, or a field with a value of another kind. */
final class JsonTrouble {

    private JsonTrouble() {}

    static Refusal of(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof StreamConstraintsException) {
                return Refusal.of(ProblemType.TOO_LARGE);
            }
        }
        return unreadable.getCause() instanceof JacksonException trouble
                ? of(trouble)
                : Refusal.of(ProblemType.MALFORMED_REQUEST);
    }

    static Refusal of(JacksonException trouble) {
        String field = field(trouble.getPath());
        return field.isEmpty() || !(trouble instanceof MismatchedInputException mismatch)
                ? Refusal.of(ProblemType.MALFORMED_REQUEST)
                : Refusal.of(ProblemType.INVALID_INPUT).because(List.of(fault(field, mismatch)));
    }

    private static Fault fault(String field, MismatchedInputException mismatch) {
        Class<?> wanted = mismatch.getTargetType();
        return wanted != null && wanted.isEnum()
                ? Fault.of(
                        field,
                        "json.oneOf",
                        Arrays.stream(wanted.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")))
                : Fault.of(field, "json.type");
    }

    /** As the contract spells fields: {@code addresses[0].value}. */
    private static String field(List<JacksonException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }
}
