package dev.tandem.server.web.api.protocol;

import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.identity.NotAllowed;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** From what was thrown to what the caller is told. */
final class Refusals {

    private Refusals() {}

    static Refusal of(Exception trouble) {
        return switch (trouble) {
            case Refusal refusal -> refusal;
            case BadInput bad -> badInput(bad);
            case NotAllowed not -> Refusal.of(ProblemType.NOT_ALLOWED).saying("api.notAllowed." + not.reason());
            case HttpMessageNotReadableException unreadable -> JsonTrouble.of(unreadable);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case MissingServletRequestParameterException missing ->
                Refusal.parameter(missing.getParameterName(), "parameter.missing");
            case MissingServletRequestPartException missing ->
                Refusal.parameter(missing.getRequestPartName(), "parameter.missing");
            case MaxUploadSizeExceededException large -> Refusal.of(ProblemType.TOO_LARGE);
            case MultipartException broken -> Refusal.of(ProblemType.MALFORMED_REQUEST);
            case HttpRequestMethodNotSupportedException method -> method(method);
            case HttpMediaTypeNotSupportedException type -> mediaType(type);
            case ErrorResponse response ->
                Refusal.of(ProblemType.ofStatus(response.getStatusCode().value()));
            default -> Refusal.of(ProblemType.INTERNAL);
        };
    }

    /** The cursor stands in the address, everything else in the body. */
    private static Refusal badInput(BadInput bad) {
        boolean cursor = bad.faults().stream().map(Fault::field).allMatch("cursor"::equals);
        return Refusal.of(cursor ? ProblemType.INVALID_PARAMETER : ProblemType.INVALID_INPUT)
                .because(bad.faults());
    }

    /** An id that cannot be one is an id of nothing. */
    private static Refusal mismatch(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Refusal.notFound()
                : Refusal.parameter(mismatch.getName(), "parameter.unreadable");
    }

    private static Refusal method(HttpRequestMethodNotSupportedException method) {
        String[] supported = method.getSupportedMethods();
        return Refusal.of(ProblemType.METHOD_NOT_ALLOWED)
                .with(Map.of(HttpHeaders.ALLOW, String.join(", ", supported == null ? new String[0] : supported)));
    }

    private static Refusal mediaType(HttpMediaTypeNotSupportedException type) {
        List<MediaType> supported = type.getSupportedMediaTypes();
        return Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
                .with(Map.of(HttpHeaders.ACCEPT, MediaType.toString(supported)));
    }
}
