package dev.tandem.server.conversation;

import java.util.List;
import java.util.Optional;

/**
 * A stretch of a list.
 *
 * @param items at most as many as asked for
 * @param nextCursor where the next stretch begins; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {}
