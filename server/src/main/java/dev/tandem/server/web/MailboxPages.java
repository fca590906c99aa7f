package dev.tandem.server.web;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.WatchMailboxes;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The agency's mailboxes at a glance, for those who run it. */
@Controller
@RequestMapping("/s/{sub}/settings/mailboxes")
class MailboxPages {

    private final WatchMailboxes watchMailboxes;
    private final InstantSource clock;

    MailboxPages(WatchMailboxes watchMailboxes, InstantSource clock) {
        this.watchMailboxes = watchMailboxes;
        this.clock = clock;
    }

    @GetMapping
    String show(Visit visit, Model model, @RequestParam(required = false) @Nullable String part) {
        model.addAttribute(
                "mailboxes", MailboxTable.of(watchMailboxes.list(visit.access().actor()), clock.instant()));
        return "table".equals(part) ? "settings/mailboxes :: table" : "settings/mailboxes";
    }

    @PostMapping("/{mailbox}/compare")
    String compare(Visit visit, @PathVariable UUID mailbox) {
        if (!watchMailboxes.compare(visit.access().actor(), new MailboxId(mailbox))) {
            throw new NothingHere();
        }
        return "redirect:" + visit.path("/settings/mailboxes");
    }
}
