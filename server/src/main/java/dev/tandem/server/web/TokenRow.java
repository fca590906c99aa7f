package dev.tandem.server.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A personal access token, without its secret. */
public record TokenRow(
        UUID id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}
