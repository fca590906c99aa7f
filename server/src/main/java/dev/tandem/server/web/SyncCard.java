package dev.tandem.server.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The reader's mailbox in a corner of Conversations; {@code address} is absent without a connection. */
public record SyncCard(@Nullable String address, boolean healthy, @Nullable Instant lastSynced) {}
