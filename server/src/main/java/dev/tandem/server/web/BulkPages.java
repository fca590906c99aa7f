package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.contact.ArrangeContacts;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with all contacts that were ticked in the table, and with the tags of one. */
@Controller
@RequestMapping("/s/{sub}/contacts")
class BulkPages {

    private final ArrangeContacts arrange;

    BulkPages(ArrangeContacts arrange) {
        this.arrange = arrange;
    }

    /** What was ticked and what is to be done with it. An empty {@code assignedTo} means nobody. */
    record Ticked(
            @Nullable List<UUID> contact,
            @Nullable String assignedTo,
            @Nullable String tag) {

        private List<UUID> contacts() {
            return contact == null ? List.of() : contact;
        }

        private String word() {
            return Objects.requireNonNullElse(tag, "");
        }
    }

    @PostMapping("/bulk/assignment")
    String assign(
            Visit visit,
            Ticked ticked,
            RedirectAttributes next,
            @RequestHeader(name = "Referer", required = false) @Nullable String referer) {
        int changed = arrange.assign(
                visit.subAccount(),
                ticked.contacts(),
                Ids.parse(Objects.requireNonNullElse(ticked.assignedTo(), "")).map(UserId::new));
        next.addFlashAttribute("changed", changed);
        return "redirect:" + Back.to(visit, referer, "/contacts");
    }

    @PostMapping("/bulk/tags")
    String addTag(
            Visit visit,
            Ticked ticked,
            RedirectAttributes next,
            @RequestHeader(name = "Referer", required = false) @Nullable String referer) {
        next.addFlashAttribute("changed", arrange.addTag(visit.subAccount(), ticked.contacts(), ticked.word()));
        return "redirect:" + Back.to(visit, referer, "/contacts");
    }

    @PostMapping("/bulk/tags/removal")
    String removeTag(
            Visit visit,
            Ticked ticked,
            RedirectAttributes next,
            @RequestHeader(name = "Referer", required = false) @Nullable String referer) {
        next.addFlashAttribute("changed", arrange.removeTag(visit.subAccount(), ticked.contacts(), ticked.word()));
        return "redirect:" + Back.to(visit, referer, "/contacts");
    }

    @PostMapping("/{contact}/tags")
    String addTag(Visit visit, @PathVariable UUID contact, Ticked ticked) {
        arrange.addTag(visit.subAccount(), List.of(contact), ticked.word());
        return "redirect:" + visit.path("/contacts/" + contact);
    }

    @PostMapping("/{contact}/tags/removal")
    String removeTag(Visit visit, @PathVariable UUID contact, Ticked ticked) {
        arrange.removeTag(visit.subAccount(), List.of(contact), ticked.word());
        return "redirect:" + visit.path("/contacts/" + contact);
    }
}
