package dev.tandem.server.web;

import dev.tandem.server.BadInput;
import dev.tandem.server.contact.ContactQueries;
import dev.tandem.server.contact.MergeContacts;
import dev.tandem.server.contact.MergeContacts.Undone;
import dev.tandem.server.contact.MergeStore;
import dev.tandem.server.contact.MergeStore.Merge;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Contacts that are one and the same: which they may be, what would become of them, and back again. */
@Controller
@RequestMapping("/s/{sub}/contacts")
class MergePages {

    /** Groups that are offered at once; merging some brings the next. */
    private static final int GROUPS = 50;

    private final MergeContacts mergeContacts;
    private final MergeStore merges;
    private final ContactQueries queries;
    private final DrawMerge drawing;

    MergePages(MergeContacts mergeContacts, MergeStore merges, ContactQueries queries, DrawMerge drawing) {
        this.mergeContacts = mergeContacts;
        this.merges = merges;
        this.queries = queries;
        this.drawing = drawing;
    }

    /** Which contacts, and which of them stays. */
    record Chosen(@Nullable List<UUID> contact, @Nullable UUID into) {

        private List<UUID> contacts() {
            return contact == null ? List.of() : contact;
        }

        private Optional<UUID> stays() {
            return Optional.ofNullable(into);
        }
    }

    @GetMapping("/duplicates")
    String duplicates(Visit visit, Model model) {
        model.addAttribute(
                "groups",
                queries.duplicates(visit.subAccount(), GROUPS).stream()
                        .map(group -> drawing.group(visit, group))
                        .toList());
        return "duplicates";
    }

    @GetMapping("/merge")
    String preview(Visit visit, Chosen chosen, Model model, RedirectAttributes next) {
        try {
            model.addAttribute(
                    "merge",
                    drawing.preview(
                            visit, mergeContacts.preview(visit.subAccount(), chosen.contacts(), chosen.stays())));
        } catch (BadInput refused) {
            next.addFlashAttribute("refused", refused.faults().getFirst().key());
            return "redirect:" + visit.path("/contacts");
        }
        return "merge";
    }

    @PostMapping("/merge")
    String merge(Visit visit, Chosen chosen, RedirectAttributes next) {
        try {
            UUID merge = mergeContacts.merge(visit.access(), chosen.contacts(), chosen.stays());
            return "redirect:" + visit.path("/contacts/" + stayed(visit, merge));
        } catch (BadInput refused) {
            next.addFlashAttribute("refused", refused.faults().getFirst().key());
            return "redirect:" + visit.path("/contacts");
        }
    }

    @PostMapping("/merges/{merge}/undo")
    String undo(Visit visit, @PathVariable UUID merge, RedirectAttributes next) {
        Undone undone = mergeContacts.undo(visit.access(), merge);
        if (undone == Undone.UNKNOWN) {
            throw new NothingHere();
        }
        next.addFlashAttribute("undone", undone.name());
        return "redirect:" + visit.path(undone == Undone.GONE ? "/contacts" : "/contacts/" + stayed(visit, merge));
    }

    private UUID stayed(Visit visit, UUID merge) {
        return merges.find(visit.subAccount(), merge).map(Merge::into).orElseThrow(NothingHere::new);
    }
}
