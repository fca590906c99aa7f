package dev.tandem.server.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook in the list.
 *
 * @param state NONE before the first change, DELIVERED, WAITING or GIVEN_UP
 * @param waiting changes it has not heard of yet
 * @param at when the last change was posted
 * @param trouble why that was not taken, a key of the bundles; absent where it was
 * @param status what was answered, absent if nothing was
 */
public record WebhookRow(
        UUID id,
        String url,
        String state,
        long waiting,
        @Nullable Instant at,
        @Nullable String trouble,
        @Nullable Integer status) {}
