package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.BadInput;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.workflow.Workflow;
import dev.tandem.server.workflow.WorkflowStore;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Contacts: the table, one of them, a new one, and everything people write down about them. */
@Controller
@RequestMapping("/s/{sub}/contacts")
class ContactPages {

    private final ContactStore contacts;
    private final WriteContact writeContact;
    private final DrawContacts table;
    private final ContactScreen screen;
    private final WorkflowStore workflows;

    ContactPages(
            ContactStore contacts,
            WriteContact writeContact,
            DrawContacts table,
            ContactScreen screen,
            WorkflowStore workflows) {
        this.workflows = workflows;
        this.contacts = contacts;
        this.writeContact = writeContact;
        this.table = table;
        this.screen = screen;
    }

    @GetMapping
    String list(
            Visit visit,
            Model model,
            ContactWish wish,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        model.addAttribute("contacts", table.list(visit, wish));
        model.addAttribute(
                "workflows",
                workflows.all(visit.subAccount()).stream()
                        .filter(Workflow::enabled)
                        .toList());
        return part == null ? "contacts" : "contacts :: table";
    }

    @GetMapping("/new")
    String fresh(Visit visit, Model model) {
        return screen.fresh(
                model,
                visit,
                ContactForm.empty(visit.access().member() ? visit.user().id().toString() : ""));
    }

    @PostMapping
    String add(Visit visit, WrittenContact form, Model model, HttpServletResponse response) {
        if (form.wantsAnotherLine()) {
            return screen.fresh(model, visit, form.again(Map.of()));
        }
        try {
            UUID contact = writeContact.add(visit.subAccount(), form.details(visit, Optional.empty()));
            return "redirect:" + visit.path("/contacts/" + contact);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return screen.fresh(model, visit, form.again(form.sentences(refused)));
        }
    }

    @GetMapping("/{contact}")
    String show(Visit visit, Model model, @PathVariable UUID contact) {
        Card card = card(visit, contact);
        return screen.show(model, visit, card, WrittenContact.of(card));
    }

    @PostMapping("/{contact}")
    String change(
            Visit visit,
            @PathVariable UUID contact,
            WrittenContact form,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        Card card = card(visit, contact);
        if (form.wantsAnotherLine()) {
            return screen.show(model, visit, card, form.again(Map.of()));
        }
        try {
            writeContact.change(visit.subAccount(), contact, form.details(visit, Optional.of(card.details())));
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return screen.show(model, visit, card, form.again(form.sentences(refused)));
        }
        next.addFlashAttribute("saved", true);
        return "redirect:" + visit.path("/contacts/" + contact);
    }

    /** From the contact's page and from the conversation; back to where it was asked. */
    @PostMapping("/{contact}/assignment")
    String assign(
            Visit visit,
            @PathVariable UUID contact,
            @RequestParam String assignedTo,
            @RequestHeader(name = "Referer", required = false) @Nullable String referer) {
        Optional<UserId> user = Ids.parse(assignedTo).map(UserId::new);
        if (user.isPresent() && visit.person(user) == null) {
            throw new NothingHere();
        }
        if (!writeContact.assign(visit.subAccount(), contact, user)) {
            throw new NothingHere();
        }
        return "redirect:" + Back.to(visit, referer, "/contacts/" + contact);
    }

    @PostMapping("/{contact}/do-not-disturb")
    String disturb(Visit visit, @PathVariable UUID contact, @RequestParam boolean on) {
        if (!writeContact.disturb(visit.subAccount(), contact, on)) {
            throw new NothingHere();
        }
        return "redirect:" + visit.path("/contacts/" + contact);
    }

    /** R11: an address that wrote here becomes the contact's. */
    @PostMapping("/{contact}/addresses")
    String addAddress(
            Visit visit,
            @PathVariable UUID contact,
            @RequestParam String address,
            @RequestHeader(name = "Referer", required = false) @Nullable String referer) {
        if (!writeContact.addAddress(visit.subAccount(), contact, address)) {
            throw new NothingHere();
        }
        return "redirect:" + Back.to(visit, referer, "/contacts/" + contact);
    }

    @PostMapping("/{contact}/delete")
    String delete(Visit visit, @PathVariable UUID contact) {
        if (!writeContact.delete(visit.subAccount(), contact)) {
            throw new NothingHere();
        }
        return "redirect:" + visit.path("/contacts");
    }

    private Card card(Visit visit, UUID contact) {
        return contacts.find(visit.subAccount(), contact).orElseThrow(NothingHere::new);
    }
}
