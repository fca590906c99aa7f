package dev.tandem.emulator.google;

import org.jspecify.annotations.Nullable;

/** Knows the access tokens. */
@FunctionalInterface
public interface Authentication {
    /** Null for a token that is unknown, expired or revoked. */
    @Nullable
    Grant grantOf(String accessToken);
}
