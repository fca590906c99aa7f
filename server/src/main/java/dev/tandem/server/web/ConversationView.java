package dev.tandem.server.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one contact, thread by thread, oldest first.
 *
 * @param id absent while nothing has been written yet
 */
public record ConversationView(
        @Nullable UUID id,
        boolean starred,
        boolean archived,
        boolean trashed,
        List<ThreadView> threads,
        ContactPane contact) {}
