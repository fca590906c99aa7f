package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.heldback.ImportHeldBack;
import dev.tandem.server.heldback.ImportHeldBack.To;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the gate holds back of the reader's mailbox: seeing it, letting it in, taking the assignment back (R13). */
@Controller
@RequestMapping("/s/{sub}/held-back")
class HeldBackPages {

    private final DrawHeldBack drawHeldBack;
    private final ConversationScreen screen;
    private final ImportHeldBack importHeldBack;

    HeldBackPages(DrawHeldBack drawHeldBack, ConversationScreen screen, ImportHeldBack importHeldBack) {
        this.drawHeldBack = drawHeldBack;
        this.screen = screen;
        this.importHeldBack = importHeldBack;
    }

    @GetMapping
    String show(Visit visit, Model model, @RequestParam(name = "import", required = false) @Nullable UUID heldImport) {
        model.addAttribute("held", drawHeldBack.view(visit));
        // after the rows: what comes meanwhile may be counted beside them, but what they show is never missing there
        screen.filters(model, visit);
        model.addAttribute(
                "imported",
                heldImport == null
                        ? null
                        : drawHeldBack.imported(visit, heldImport).orElse(null));
        return "held-back";
    }

    /** {@code assignTo} empty leaves the assignment as it is. Whoever has chosen nobody gets the page again. */
    @PostMapping("/import")
    String begin(
            Visit visit,
            @RequestParam(name = "held", required = false) @Nullable List<UUID> contacts,
            @RequestParam(defaultValue = "") String assignTo) {
        if (contacts == null || contacts.isEmpty()) {
            return "redirect:" + visit.path("/held-back");
        }
        Optional<UserId> user = Ids.parse(assignTo).map(UserId::new);
        if (user.isPresent() && visit.person(user) == null) {
            throw new NothingHere();
        }
        Set<UUID> chosen = new LinkedHashSet<>(contacts);
        To to = user.<To>map(To.User::new).orElse(new To.AsItIs());
        UUID begun = importHeldBack.run(
                new ImportHeldBack.Wish(visit.subAccount(), visit.user().id(), chosen, to));
        return "redirect:" + visit.path("/held-back?import=" + begun);
    }

    /** Asked again by the page until nothing waits. */
    @GetMapping("/imports/{heldImport}")
    String progress(Visit visit, Model model, @PathVariable UUID heldImport) {
        model.addAttribute("imported", drawHeldBack.imported(visit, heldImport).orElseThrow(NothingHere::new));
        return "held-back :: imported";
    }

    @PostMapping("/imports/{heldImport}/undo")
    String undo(Visit visit, @PathVariable UUID heldImport) {
        importHeldBack.undo(visit.subAccount(), visit.user().id(), heldImport);
        return "redirect:" + visit.path("/held-back?import=" + heldImport);
    }
}
