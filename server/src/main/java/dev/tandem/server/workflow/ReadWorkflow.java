package dev.tandem.server.workflow;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.template.MailTemplate;
import dev.tandem.core.workflow.Step;
import dev.tandem.core.workflow.Step.Check;
import dev.tandem.core.workflow.Trigger;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.contact.Tags;
import dev.tandem.server.webhook.WebhookAddress;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what a written workflow means, or what is wrong with each of its fields. */
public final class ReadWorkflow {

    /** More than anybody can follow. */
    public static final int STEPS_MAX = 50;

    /** Of a subject. */
    public static final int LINE_MAX_CHARACTERS = 200;

    /** Of text and html each. */
    public static final int TEXT_MAX_CHARACTERS = 200_000;

    /** The longest wait. */
    public static final int WAIT_MAX_DAYS = 365;

    private final List<Fault> faults = new ArrayList<>();

    private ReadWorkflow() {}

    /**
     * What it means.
     *
     * @throws BadInput naming every field that cannot be, such as {@code steps[1].subject}
     */
    public static Definition of(WrittenWorkflow written) {
        ReadWorkflow reading = new ReadWorkflow();
        Optional<Trigger> trigger = reading.trigger(written.trigger());
        if (written.steps().isEmpty() || written.steps().size() > STEPS_MAX) {
            reading.fault("steps", "workflow.steps", STEPS_MAX);
        }
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < written.steps().size(); at++) {
            reading.step("steps[" + at + "].", written.steps().get(at)).ifPresent(steps::add);
        }
        BadInput.throwIfAny(reading.faults);
        return new Definition(trigger.orElseThrow(), steps, written.stopOnReply());
    }

    private Optional<Trigger> trigger(WrittenTrigger written) {
        Optional<Trigger.Type> type = word(Trigger.Type.class, written.type());
        if (type.isEmpty()) {
            fault("trigger.type", "workflow.trigger");
        }
        return type.map(known -> new Trigger(
                known,
                known == Trigger.Type.CONTACT_TAG_ADDED
                        ? Optional.of(tag("trigger.tag", written.tag()))
                        : Optional.empty(),
                known == Trigger.Type.NO_REPLY ? Optional.of(days("trigger.days", written.days())) : Optional.empty()));
    }

    private int days(String field, @Nullable Integer days) {
        int wanted = Objects.requireNonNullElse(days, 0);
        if (wanted < 1 || wanted > Trigger.DAYS_MAX) {
            fault(field, "workflow.days", Trigger.DAYS_MAX);
        }
        return wanted;
    }

    private Optional<Step> step(String field, WrittenStep written) {
        return switch (given(written.type())) {
            case "SEND_EMAIL" -> Optional.of(email(field, written));
            case "WAIT" -> Optional.of(pause(field, written));
            case "CONDITION" -> condition(field, written);
            case "ASSIGN" ->
                Optional.of(new Step.Assign(
                        Optional.ofNullable(written.assignedTo()).map(UserId::new)));
            case "ADD_TAG" -> Optional.of(new Step.AddTag(tag(field + "tag", written.tag())));
            case "NOTIFY" ->
                Optional.of(new Step.Notify(
                        Optional.ofNullable(written.userId()).map(UserId::new), text(field + "text", written.text())));
            case "WEBHOOK" -> Optional.of(new Step.CallWebhook(url(field + "url", written.url())));
            default -> {
                fault(field + "type", "workflow.step");
                yield Optional.empty();
            }
        };
    }

    private Step email(String field, WrittenStep written) {
        String subject = given(written.subject()).strip();
        if (subject.isEmpty() || subject.length() > LINE_MAX_CHARACTERS) {
            fault(field + "subject", "workflow.line", LINE_MAX_CHARACTERS);
        }
        known(field + "subject", subject);
        Optional<String> html = Optional.ofNullable(written.html()).filter(some -> !some.isBlank());
        html.ifPresent(formatted -> text(field + "html", formatted));
        return new Step.SendEmail(subject, text(field + "text", written.text()), html);
    }

    private Step pause(String field, WrittenStep written) {
        int days = Objects.requireNonNullElse(written.days(), 0);
        long hours = Objects.requireNonNullElse(written.hours(), 0);
        long minutes = Objects.requireNonNullElse(written.minutes(), 0);
        Duration more = Duration.ofHours(hours).plusMinutes(minutes);
        boolean workingHours = Boolean.TRUE.equals(written.workingHours());
        boolean some = days > 0 || more.isPositive() || workingHours;
        if (days < 0
                || hours < 0
                || minutes < 0
                || !some
                || days > WAIT_MAX_DAYS
                || more.compareTo(Duration.ofDays(WAIT_MAX_DAYS)) > 0) {
            fault(field + "days", "workflow.wait", WAIT_MAX_DAYS);
        }
        return new Step.Wait(days, more, workingHours);
    }

    private Optional<Step> condition(String field, WrittenStep written) {
        Optional<Check> check = word(Check.class, written.check());
        if (check.isEmpty()) {
            fault(field + "check", "workflow.check");
        }
        return check.map(known -> new Step.OnlyIf(
                known, known.needsTag() ? Optional.of(tag(field + "tag", written.tag())) : Optional.empty()));
    }

    private String text(String field, @Nullable String written) {
        String text = given(written);
        if (text.isBlank() || text.length() > TEXT_MAX_CHARACTERS) {
            fault(field, "workflow.text", TEXT_MAX_CHARACTERS);
        }
        known(field, text);
        return text;
    }

    private void known(String field, String text) {
        List<String> unknown = new MailTemplate(text).unknownFields();
        if (!unknown.isEmpty()) {
            fault(field, "campaign.field", unknown.getFirst());
        }
    }

    private String tag(String field, @Nullable String written) {
        String tag = given(written).strip();
        if (!Tags.isOne(tag)) {
            fault(field, "contact.tag", Tags.CHARACTERS_MAX);
        }
        return tag;
    }

    private String url(String field, @Nullable String written) {
        String url = given(written).strip();
        if (WebhookAddress.parse(url).isEmpty()) {
            fault(field, "webhook.url");
        }
        return url;
    }

    private void fault(String field, String key, Object... arguments) {
        faults.add(Fault.of(field, key, arguments));
    }

    private static <T extends Enum<T>> Optional<T> word(Class<T> type, @Nullable String written) {
        return Arrays.stream(type.getEnumConstants())
                .filter(known -> known.name().equals(written))
                .findFirst();
    }

    private static String given(@Nullable String written) {
        return written == null ? "" : written.replace("\r\n", "\n");
    }
}
