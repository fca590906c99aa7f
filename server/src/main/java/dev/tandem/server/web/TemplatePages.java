package dev.tandem.server.web;

import dev.tandem.core.template.Field;
import dev.tandem.server.BadInput;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.FieldValues;
import dev.tandem.server.draft.KeepTextTemplate;
import dev.tandem.server.draft.KeepTextTemplate.Filled;
import dev.tandem.server.draft.TextTemplate;
import dev.tandem.server.draft.TextTemplate.Content;
import dev.tandem.server.draft.TextTemplateStore;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Settings, Templates: texts that are written again and again, and how the composer gets one for a contact. */
@Controller
@RequestMapping("/s/{sub}/settings/templates")
class TemplatePages {

    private static final Content NOTHING = new Content("", "", "");
    private static final Map<String, String> SENTENCES = Map.of(
            "name", "template.error.name",
            "subject", "campaign.error.subject",
            "text", "campaign.error.text");

    private final TextTemplateStore templates;
    private final KeepTextTemplate keepTemplate;
    private final ContactStore contacts;

    TemplatePages(TextTemplateStore templates, KeepTextTemplate keepTemplate, ContactStore contacts) {
        this.templates = templates;
        this.keepTemplate = keepTemplate;
        this.contacts = contacts;
    }

    @GetMapping
    String list(Visit visit, Model model) {
        return page(visit, model, null, NOTHING, Map.of());
    }

    @GetMapping("/{template}")
    String show(Visit visit, Model model, @PathVariable UUID template) {
        return page(visit, model, template, found(visit, template).content(), Map.of());
    }

    /** As it comes back. */
    record Written(
            @Nullable String name,
            @Nullable String subject,
            @Nullable String text) {

        Content content() {
            return new Content(given(name), given(subject), given(text));
        }

        private static String given(@Nullable String value) {
            return Objects.requireNonNullElse(value, "");
        }
    }

    @PostMapping
    String add(Visit visit, Model model, Written written, HttpServletResponse response) {
        try {
            keepTemplate.add(visit.access(), written.content());
            return back(visit);
        } catch (BadInput refused) {
            return refused(visit, model, null, written, refused, response);
        }
    }

    @PostMapping("/{template}")
    String change(
            Visit visit, Model model, @PathVariable UUID template, Written written, HttpServletResponse response) {
        found(visit, template);
        try {
            keepTemplate.change(visit.access(), template, written.content());
            return back(visit);
        } catch (BadInput refused) {
            return refused(visit, model, template, written, refused, response);
        }
    }

    @PostMapping("/{template}/remove")
    String remove(Visit visit, @PathVariable UUID template) {
        keepTemplate.remove(visit.access(), template);
        return back(visit);
    }

    /** For the contact to whom somebody writes; without one the fields of the contact show nothing. */
    @GetMapping("/{template}/filled")
    @ResponseBody
    Filled filled(Visit visit, @PathVariable UUID template, @RequestParam(required = false) @Nullable String contact) {
        Map<Field, String> values = Optional.ofNullable(contact)
                .flatMap(Ids::parse)
                .flatMap(id -> contacts.find(visit.subAccount(), id))
                .map(card -> FieldValues.of(
                        card.details(),
                        visit.user(),
                        visit.access().subAccount().name()))
                .orElse(Map.of(
                        Field.USER_NAME, visit.user().name(),
                        Field.USER_EMAIL, visit.user().loginAddress(),
                        Field.SUB_ACCOUNT_NAME, visit.access().subAccount().name()));
        return KeepTextTemplate.filled(found(visit, template).content(), values);
    }

    private String refused(
            Visit visit,
            Model model,
            @Nullable UUID template,
            Written written,
            BadInput refused,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(visit, model, template, written.content(), Faults.sentences(refused, SENTENCES));
    }

    private String page(Visit visit, Model model, @Nullable UUID chosen, Content content, Map<String, String> errors) {
        model.addAttribute("templates", templates.all(visit.subAccount()));
        model.addAttribute("chosen", chosen);
        model.addAttribute("content", content);
        model.addAttribute("errors", errors);
        model.addAttribute("fields", Field.values());
        return "settings/templates";
    }

    private TextTemplate found(Visit visit, UUID template) {
        return templates.find(visit.subAccount(), template).orElseThrow(NothingHere::new);
    }

    private static String back(Visit visit) {
        return "redirect:" + visit.path("/settings/templates");
    }
}
