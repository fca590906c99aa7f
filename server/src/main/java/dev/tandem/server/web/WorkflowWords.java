package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.workflow.RunStore.Line;
import dev.tandem.server.workflow.RunStore.State;
import dev.tandem.server.workflow.RunStore.Trace;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenTrigger;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Puts workflows into words of the reader's language. */
record WorkflowWords(Visit visit, MessageSource words, TimeWords times) {

    static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("SEND_EMAIL", "bolt"),
            Map.entry("WAIT", "clock"),
            Map.entry("CONDITION", "arrows-split"),
            Map.entry("ASSIGN", "user-check"),
            Map.entry("ADD_TAG", "tag"),
            Map.entry("NOTIFY", "message-plus"),
            Map.entry("WEBHOOK", "plug-connected"),
            Map.entry("CONTACT_CREATED", "address-book"),
            Map.entry("CONTACT_TAG_ADDED", "tag"),
            Map.entry("EMAIL_RECEIVED", "mail"),
            Map.entry("NO_REPLY", "hourglass"),
            Map.entry("MANUAL", "user"));

    static String icon(@Nullable String kind) {
        return ICONS.getOrDefault(given(kind), "help-hexagon");
    }

    /** What starts it: "Tag added: Quotation open". */
    String start(WrittenTrigger trigger) {
        String word = word("workflow.trigger." + given(trigger.type()));
        return switch (given(trigger.type())) {
            case "CONTACT_TAG_ADDED" -> word + ": " + given(trigger.tag());
            case "NO_REPLY" -> word("workflow.noReply", Objects.requireNonNullElse(trigger.days(), 0));
            default -> word;
        };
    }

    /** What a step says; empty if it says nothing yet. */
    String title(WrittenStep step) {
        return switch (given(step.type())) {
            case "SEND_EMAIL" -> given(step.subject());
            case "WAIT" -> pause(step);
            case "CONDITION" -> step.check() == null ? "" : condition(step);
            case "ASSIGN" -> step.assignedTo() == null ? word("assign.nobody") : person(step.assignedTo());
            case "ADD_TAG" -> given(step.tag());
            case "NOTIFY" -> given(step.text()).lines().findFirst().orElse("");
            case "WEBHOOK" -> given(step.url());
            default -> "";
        };
    }

    private String condition(WrittenStep step) {
        String word = word("workflow.check." + step.check());
        return step.tag() == null ? word : word + ": " + step.tag();
    }

    /** "5 days, 2 hours". */
    private String pause(WrittenStep step) {
        return Stream.of(counted("day", step.days()), counted("hour", step.hours()), counted("minute", step.minutes()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String counted(String unit, @Nullable Integer count) {
        if (count == null || count < 1) {
            return "";
        }
        return count == 1 ? word("workflow.one." + unit) : word("workflow.many." + unit, count);
    }

    /** What has to be known of a step besides. */
    String line(WrittenStep step, Optional<String> from) {
        return switch (given(step.type())) {
            case "SEND_EMAIL" ->
                from.map(address -> word("workflow.from", address)).orElseGet(() -> word("workflow.noProvider"));
            case "WAIT" -> Boolean.TRUE.equals(step.workingHours()) ? word("workflow.workingHours") : "";
            case "CONDITION" -> word("workflow.otherwise");
            case "NOTIFY" ->
                step.userId() == null ? word("workflow.toAssignee") : word("workflow.toUser", person(step.userId()));
            default -> "";
        };
    }

    /** How a run stands. */
    String state(Line run) {
        if (run.state() == State.OPEN) {
            return run.waitsUntil()
                    .map(until -> word("workflow.waits", times.message(until)))
                    .orElseGet(() -> word("workflow.runs"));
        }
        if (run.state() == State.FINISHED) {
            return run.skipped()
                    .map(why -> word("workflow.skipped", word("workflow.skip." + why)))
                    .orElseGet(() -> word("workflow.finished"));
        }
        String why = run.reason().orElse("");
        return run.state() == State.FAILED
                ? word("workflow.failed", word("workflow.fail." + why))
                : word("workflow.ended", word("workflow.end." + why));
    }

    /** What a run did there. */
    String did(Trace trace) {
        String detail = trace.detail().orElse("");
        return switch (trace.outcome()) {
            case WAITS -> word("workflow.until", times.message(Instant.parse(detail)));
            case SKIPPED -> word("workflow.skipped", word("workflow.skip." + detail));
            case ENDED ->
                detail.equals("FINISHED")
                        ? word("workflow.finished")
                        : word("workflow.ended", word("workflow.end." + detail));
            case FAILED -> word("workflow.failed", word("workflow.fail." + detail));
            case AGAIN -> word("workflow.again", detail.toLowerCase(Locale.ROOT).replace('_', ' '));
            case STARTED, DONE, QUEUED, SENT, RETRIED -> {
                String done = word("workflow.did." + trace.outcome());
                yield detail.isEmpty() ? done : done + ": " + detail;
            }
        };
    }

    private String person(UUID user) {
        Person person = visit.person(Optional.of(new UserId(user)));
        return person == null ? word("workflow.someoneGone") : person.name();
    }

    String word(String key, Object... values) {
        return words.getMessage(key, values, visit.user().language().locale());
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
