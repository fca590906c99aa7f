package dev.tandem.server.web;

import dev.tandem.server.workflow.WrittenWorkflow;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenTrigger;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step, or the beginning, of a workflow as the form says it. What is no number counts as one that cannot be. */
record StepForm(
        @Nullable String type,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String days,
        @Nullable String hours,
        @Nullable String minutes,
        @Nullable String workingHours,
        @Nullable String check,
        @Nullable String tag,
        @Nullable String assignedTo,
        @Nullable String userId,
        @Nullable String url,
        @Nullable String stopOnReply) {

    private static final int NO_NUMBER = -1;

    /** The workflow with what this form says in this place. */
    WrittenWorkflow in(WrittenWorkflow draft, int at) {
        if (at == DrawWorkflows.START) {
            return draft.startedBy(new WrittenTrigger(given(type), given(tag), number(days)), stopOnReply != null);
        }
        return draft.has(at) ? draft.replaced(at, step(draft.steps().get(at))) : draft;
    }

    /** Formatted text that a program gave stays as long as the plain text does. */
    private WrittenStep step(WrittenStep before) {
        String plain = text == null ? null : text.replace("\r\n", "\n").strip();
        return new WrittenStep(
                before.type(),
                given(subject),
                plain,
                plain != null && plain.equals(before.text()) ? before.html() : null,
                number(days),
                number(hours),
                number(minutes),
                workingHours == null ? null : Boolean.TRUE,
                given(check),
                given(tag),
                id(assignedTo),
                id(userId),
                given(url));
    }

    private static @Nullable UUID id(@Nullable String written) {
        return Optional.ofNullable(written).flatMap(Ids::parse).orElse(null);
    }

    private static @Nullable Integer number(@Nullable String written) {
        String digits = written == null ? "" : written.strip();
        if (digits.isEmpty()) {
            return null;
        }
        return digits.matches("\\d{1,5}") ? Integer.valueOf(digits) : NO_NUMBER;
    }

    private static @Nullable String given(@Nullable String written) {
        return written == null || written.isBlank() ? null : written.strip();
    }
}
