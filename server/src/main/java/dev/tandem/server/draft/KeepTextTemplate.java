package dev.tandem.server.draft;

import dev.tandem.core.template.Field;
import dev.tandem.core.template.MailTemplate;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.draft.TextTemplate.Content;
import dev.tandem.server.identity.Access;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Members keep texts that they write again and again, and put them into emails. */
@Component
public class KeepTextTemplate {

    /** Of name and subject each. */
    public static final int LINE_MAX_CHARACTERS = 200;

    /** Of a text. */
    public static final int TEXT_MAX_CHARACTERS = 50_000;

    /** More cannot be chosen among. */
    public static final int TEMPLATES_MAX = 200;

    private final TextTemplateStore templates;
    private final InstantSource clock;

    KeepTextTemplate(TextTemplateStore templates, InstantSource clock) {
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * Adds one.
     *
     * @throws BadInput naming every field that cannot be; then nothing was kept
     */
    @Transactional
    public UUID add(Access access, Content content) {
        Content checked = checked(content);
        if (templates.all(access.subAccountId()).size() >= TEMPLATES_MAX) {
            throw new BadInput("name", "template.many", TEMPLATES_MAX);
        }
        return templates.add(access.subAccountId(), access.userId(), checked, clock.instant());
    }

    /**
     * Changes one; false if there is none.
     *
     * @throws BadInput naming every field that cannot be; then nothing was changed
     */
    @Transactional
    public boolean change(Access access, UUID template, Content content) {
        return templates.change(access.subAccountId(), template, access.userId(), checked(content), clock.instant());
    }

    /** Takes one away; false if there is none. */
    @Transactional
    public boolean remove(Access access, UUID template) {
        return templates.remove(access.subAccountId(), template);
    }

    /**
     * A template for one contact.
     *
     * @param missing fields that show nothing, as they are written
     */
    public record Filled(String subject, String text, List<String> missing) {}

    /** Filled in with these values. */
    public static Filled filled(Content content, Map<Field, String> values) {
        MailTemplate subject = new MailTemplate(content.subject());
        MailTemplate text = new MailTemplate(content.text());
        Set<String> missing = new LinkedHashSet<>(subject.missing(values));
        missing.addAll(text.missing(values));
        return new Filled(subject.render(values), text.render(values), List.copyOf(missing));
    }

    private static Content checked(Content content) {
        Content kept = new Content(
                content.name().strip(),
                content.subject().strip(),
                content.text().replace("\r\n", "\n").strip());
        List<Fault> faults = new ArrayList<>();
        if (kept.name().isEmpty() || kept.name().length() > LINE_MAX_CHARACTERS) {
            faults.add(Fault.of("name", "campaign.line", LINE_MAX_CHARACTERS));
        }
        if (kept.subject().length() > LINE_MAX_CHARACTERS) {
            faults.add(Fault.of("subject", "template.subject", LINE_MAX_CHARACTERS));
        }
        if (kept.text().isEmpty() || kept.text().length() > TEXT_MAX_CHARACTERS) {
            faults.add(Fault.of("text", "campaign.text", TEXT_MAX_CHARACTERS));
        }
        known(faults, "subject", kept.subject());
        known(faults, "text", kept.text());
        BadInput.throwIfAny(faults);
        return kept;
    }

    private static void known(List<Fault> faults, String field, String text) {
        List<String> unknown = new MailTemplate(text).unknownFields();
        if (!unknown.isEmpty()) {
            faults.add(Fault.of(field, "campaign.field", unknown.getFirst()));
        }
    }
}
