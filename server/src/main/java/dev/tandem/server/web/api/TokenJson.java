package dev.tandem.server.web.api;

import dev.tandem.server.identity.TokenStore.AccessToken;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A personal access token; {@code token} is the secret, shown once. */
@Schema(name = "Token")
record TokenJson(
        UUID id,
        @Schema(example = "Nightly export") String name,
        Instant createdAt,
        @Schema(description = "To the minute") @Nullable Instant lastUsedAt,

        @Schema(description = "The secret; only in the answer that makes it", example = "tandem_pat_…") @Nullable
        String token) {

    static TokenJson of(AccessToken token, @Nullable String secret) {
        return new TokenJson(
                token.tokenId(),
                token.name(),
                token.createdAt(),
                token.lastUsedAt().orElse(null),
                secret);
    }
}
