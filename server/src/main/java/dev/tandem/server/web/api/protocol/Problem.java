package dev.tandem.server.web.api.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as it is answered (RFC 9457).
 *
 * @param type one of {@link ProblemType}
 * @param detail what happened and what to do, in the caller's language
 * @param errors which fields cannot be taken, for bad input only
 * @param requestId under which the operator finds a fault of the server in the log
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "Why a request was refused, and what to do (RFC 9457)")
public record Problem(
        @Schema(example = "urn:tandem:problem:invalid-input")
        URI type,

        @Schema(example = "Invalid input") String title,
        @Schema(example = "422") int status,

        @Schema(example = "Nothing was changed. Correct the fields that are named and send the request again.")
        String detail,

        List<FieldError> errors,
        @Nullable String requestId) {

    /** One field that cannot be taken; named as in the request, such as {@code addresses[0].value}. */
    public record FieldError(
            @Schema(example = "addresses[0].value") String field,

            @Schema(example = "This is no email address. Write it like name@company.example.")
            String message) {}
}
