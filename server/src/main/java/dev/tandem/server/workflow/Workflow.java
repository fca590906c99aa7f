package dev.tandem.server.workflow;

import dev.tandem.core.contact.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A workflow as stored.
 *
 * @param draft as it is being written
 * @param inForce as it was saved last, which is what new runs go by; empty before the first time
 * @param hookToken by which programs start it
 */
public record Workflow(
        UUID id,
        String name,
        boolean enabled,
        WrittenWorkflow draft,
        Optional<Version> inForce,
        String hookToken,
        Instant changedAt) {

    /** Whether something was written that is not in force. */
    public boolean hasUnsavedChanges() {
        return inForce.map(version -> !version.body().equals(draft)).orElse(true);
    }

    /** One of its versions. */
    public record Version(int number, WrittenWorkflow body, UserId savedBy, Instant savedAt) {}

    /**
     * How its runs went.
     *
     * @param runs begun in the last 30 days
     * @param failed of those, how many wait for somebody to look
     * @param open going on now
     */
    public record Figures(int runs, int failed, int open) {}
}
