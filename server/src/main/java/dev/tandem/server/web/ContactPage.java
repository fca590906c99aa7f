package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contact with everything about them.
 *
 * @param conversation absent while nothing has been written
 * @param threads newest first
 * @param emails number of emails in the conversation, for the warning before deleting (R75)
 * @param changedBy who changed it since the form was opened; the form was not saved
 */
public record ContactPage(
        ContactPane contact,
        ContactForm form,
        Instant since,
        @Nullable UUID conversation,
        List<ThreadView> threads,
        long emails,
        boolean saved,
        @Nullable Person changedBy) {}
