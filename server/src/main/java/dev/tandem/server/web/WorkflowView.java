package dev.tandem.server.web;

import dev.tandem.server.workflow.Workflow.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as it is drawn.
 *
 * @param start what starts it, in words
 * @param version number of the version in force; 0 if there is none
 */
public record WorkflowView(
        UUID id,
        String name,
        boolean enabled,
        boolean unsaved,
        int version,
        @Nullable Person savedBy,
        @Nullable Instant savedAt,
        Card start,
        List<Card> steps,
        Figures figures) {

    /**
     * A step, or what starts it.
     *
     * @param n counted from 0; -1 for the beginning
     * @param kind the word of the public contract
     * @param title what it says, empty if it says nothing yet
     * @param line what has to be known of it besides
     * @param complete it can be carried out as it is
     */
    public record Card(int n, String kind, String icon, String title, String line, boolean complete) {}

    /**
     * The form of the chosen step.
     *
     * @param values by field, as they are written
     * @param errors sentences by field
     */
    public record Form(Card card, Map<String, String> values, Map<String, String> errors) {

        /** What stands in a field. */
        public String value(String field) {
            return values.getOrDefault(field, "");
        }
    }

    /**
     * A run.
     *
     * @param name of the contact, null once it was deleted
     * @param tone of the state: ok, bad, warn or empty
     * @param words of the state
     */
    public record RunRow(
            UUID id,
            UUID contact,
            @Nullable String name,
            String tone,
            String icon,
            String words,
            boolean open,
            boolean failed,
            int version,
            Instant startedAt) {

        /** For the round picture. */
        public String initials() {
            return name == null ? "–" : Initials.of(name);
        }
    }

    /** What a run did, in words. */
    public record TraceRow(
            String icon,
            String title,
            String words,
            String tone,
            @Nullable UUID message,
            Instant at) {}

    /** What a step would do for a contact. */
    public record TrialRow(
            Card card,
            String words,
            @Nullable String subject,
            @Nullable String text) {}
}
