package dev.tandem.server.web.api;

import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.IssueToken;
import dev.tandem.server.identity.TokenStore.AccessToken;
import dev.tandem.server.web.api.protocol.Answer;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Once;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Personal access tokens. A new one costs the password, so that a token that got lost cannot make others. */
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Tokens")
class TokenResource {

    private static final String NAME_DEFAULT = "API";

    private final IssueToken tokens;

    TokenResource(IssueToken tokens) {
        this.tokens = tokens;
    }

    /** What a new token is called. */
    @Schema(name = "NewToken")
    record NewToken(
            @Schema(description = "What it is for", example = "Nightly export")
            String name) {

        NewToken(@Nullable String name) {
            this.name = Objects.requireNonNullElse(name, NAME_DEFAULT);
        }
    }

    @PostMapping
    @Operation(
            summary = "Make a token",
            description =
                    "Takes the login address and the password by HTTP Basic. The answer shows the token this once; repeated with the"
                            + " same Idempotency-Key it is null.",
            security = @SecurityRequirement(name = "password"))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TokenJson.class)))
    ResponseEntity<Object> make(Actor actor, Once once, @RequestBody(required = false) @Nullable NewToken body) {
        NewToken asked = body == null ? new NewToken(null) : body;
        return once.answer(asked, () -> {
            IssueToken.Issued issued = tokens.issue(actor, asked.name());
            AccessToken token = issued.token();
            return new Answer(
                    201, "/tokens/" + token.tokenId(), TokenJson.of(token, issued.secret()), TokenJson.of(token, null));
        });
    }

    @GetMapping
    @Operation(summary = "Your tokens, without their secrets")
    Listing<TokenJson> list(Actor actor, Stretch stretch) {
        return Listing.of(stretch.of(tokens.of(actor), AccessToken::tokenId), token -> TokenJson.of(token, null));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a token", description = "It counts no more from the next request on.")
    void revoke(Actor actor, @PathVariable UUID id) {
        if (!tokens.revoke(actor, id)) {
            throw Refusal.notFound();
        }
    }
}
