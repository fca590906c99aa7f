package dev.tandem.server.web.api.protocol;

import dev.tandem.server.BadInput.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request is refused. Nothing was changed. */
public final class Refusal extends RuntimeException {

    private final ProblemType type;
    private final @Nullable String sentence;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers;

    private Refusal(ProblemType type, @Nullable String sentence, List<Fault> faults, Map<String, String> headers) {
        super(type.name());
        this.type = type;
        this.sentence = sentence;
        this.faults = List.copyOf(faults);
        this.headers = Map.copyOf(headers);
    }

    /** Refused with the type's own sentence. */
    public static Refusal of(ProblemType type) {
        return new Refusal(type, null, List.of(), Map.of());
    }

    /** What was asked for does not exist, or is none of the caller's business; both look the same. */
    public static Refusal notFound() {
        return of(ProblemType.NOT_FOUND);
    }

    /** A parameter of the address or a header that cannot be taken. */
    public static Refusal parameter(String name, String key, Object... arguments) {
        return of(ProblemType.INVALID_PARAMETER).because(List.of(Fault.of(name, key, arguments)));
    }

    /** Nothing is wrong with the request, but it cannot be met just now. */
    public static Refusal tryLater(Duration wait) {
        return of(ProblemType.TRY_LATER).with(Map.of(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    }

    /** The same with the fields named. */
    Refusal because(List<Fault> named) {
        return new Refusal(type, sentence, named, headers);
    }

    /** The same with a sentence that fits better than the type's own. */
    public Refusal saying(String key) {
        return new Refusal(type, key, faults, headers);
    }

    /** The same with headers that belong to it. */
    Refusal with(Map<String, String> given) {
        return new Refusal(type, sentence, faults, given);
    }

    ProblemType type() {
        return type;
    }

    /** Key of its sentence in the message bundles. */
    String sentence() {
        return sentence == null ? type.key() + ".detail" : sentence;
    }

    List<Fault> faults() {
        return faults;
    }

    Map<String, String> headers() {
        return headers;
    }
}
