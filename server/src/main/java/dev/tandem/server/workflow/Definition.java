package dev.tandem.server.workflow;

import dev.tandem.core.workflow.Step;
import dev.tandem.core.workflow.Trigger;
import java.util.List;

/**
 * A workflow that makes sense.
 *
 * @param stopsOnReply a run ends when the contact writes
 */
public record Definition(Trigger trigger, List<Step> steps, boolean stopsOnReply) {

    /** Copies the steps. */
    public Definition {
        steps = List.copyOf(steps);
    }
}
