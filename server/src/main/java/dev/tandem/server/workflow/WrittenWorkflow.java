package dev.tandem.server.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as people and programs write it; it may not make sense yet. {@link ReadWorkflow} tells.
 *
 * @param stopOnReply a run ends when the contact writes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WrittenWorkflow(WrittenTrigger trigger, List<WrittenStep> steps, boolean stopOnReply) {

    /** Copies the steps. */
    public WrittenWorkflow {
        steps = List.copyOf(steps);
    }

    /** What starts it: the words of the public contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WrittenTrigger(
            @Nullable String type,
            @Nullable String tag,
            @Nullable Integer days) {}

    /** A step: what its type does not need is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WrittenStep(
            @Nullable String type,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html,
            @Nullable Integer days,
            @Nullable Integer hours,
            @Nullable Integer minutes,
            @Nullable Boolean workingHours,
            @Nullable String check,
            @Nullable String tag,
            @Nullable UUID assignedTo,
            @Nullable UUID userId,
            @Nullable String url) {

        /** The same with other words. */
        WrittenStep saying(@Nullable String otherText, String otherHtml) {
            return new WrittenStep(
                    type,
                    subject,
                    otherText,
                    otherHtml,
                    days,
                    hours,
                    minutes,
                    workingHours,
                    check,
                    tag,
                    assignedTo,
                    userId,
                    url);
        }

        /** A step of which only the kind is known. */
        public static WrittenStep of(String type) {
            return new WrittenStep(type, null, null, null, null, null, null, null, null, null, null, null, null);
        }
    }

    /** With another beginning. */
    public WrittenWorkflow startedBy(WrittenTrigger other, boolean stops) {
        return new WrittenWorkflow(other, steps, stops);
    }

    /** With one step more, at this place; after the last if there is no such place. */
    public WrittenWorkflow with(int at, WrittenStep step) {
        return changed(all -> {
            all.add(Math.clamp(at, 0, all.size()), step);
            return all;
        });
    }

    /** With another step in the place of this one. */
    public WrittenWorkflow replaced(int at, WrittenStep step) {
        return changed(all -> {
            if (has(at)) {
                all.set(at, step);
            }
            return all;
        });
    }

    /** Without this step. */
    public WrittenWorkflow without(int at) {
        return changed(all -> {
            if (has(at)) {
                all.remove(at);
            }
            return all;
        });
    }

    /** With this step in another place. */
    public WrittenWorkflow moved(int from, int to) {
        return changed(all -> {
            if (has(from)) {
                WrittenStep step = all.remove(from);
                all.add(Math.clamp(to, 0, all.size()), step);
            }
            return all;
        });
    }

    /** Whether there is such a step. */
    public boolean has(int at) {
        return at >= 0 && at < steps.size();
    }

    private WrittenWorkflow changed(UnaryOperator<List<WrittenStep>> change) {
        return new WrittenWorkflow(trigger, change.apply(new ArrayList<>(steps)), stopOnReply);
    }
}
