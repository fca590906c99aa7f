package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.inbound.ParkedStore;
import dev.tandem.server.inbound.ParkedStore.Parked;
import dev.tandem.server.inbound.RetryParked;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Emails of the reader's mailbox that could not be judged and were put aside (F11); admins see those of others. */
@Controller
@RequestMapping("/s/{sub}/settings/parked")
class ParkedPages {

    /** More of them are shown once these are done. */
    private static final int SHOWN_MAX = 100;

    private final RetryParked retryParked;
    private final ParkedStore parked;

    ParkedPages(RetryParked retryParked, ParkedStore parked) {
        this.retryParked = retryParked;
        this.parked = parked;
    }

    /** An email that waits. */
    record Line(String id, Instant metAt, Instant parkedAt, int attempts, String reason) {

        static Line of(Parked parked) {
            return new Line(
                    parked.message().value(), parked.metAt(), parked.parkedAt(), parked.attempts(), parked.reason());
        }
    }

    /**
     * The page.
     *
     * @param address of the mailbox
     * @param owner whose it is, absent if it is the reader's own
     */
    record View(String address, @Nullable UUID owner, List<Line> lines, boolean more) {}

    @GetMapping
    String show(Visit visit, Model model, @RequestParam Optional<UUID> user) {
        ConnectionState connection =
                retryParked.connection(visit.access(), user.map(UserId::new)).orElseThrow(NothingHere::new);
        Page<Parked> page = parked.list(connection.connectionId(), Optional.empty(), SHOWN_MAX);
        model.addAttribute(
                "parked",
                new View(
                        connection.mailbox().address().value(),
                        user.orElse(null),
                        page.items().stream().map(Line::of).toList(),
                        page.nextCursor().isPresent()));
        if (!model.containsAttribute("retried")) {
            model.addAttribute("retried", 0);
        }
        return "settings/parked";
    }

    @PostMapping("/retry")
    String retry(
            Visit visit,
            @RequestParam Optional<UUID> user,
            @RequestParam Optional<String> message,
            RedirectAttributes next) {
        int retried = retryParked
                .run(visit.access(), user.map(UserId::new), message.map(GmailMessageId::new))
                .orElseThrow(NothingHere::new);
        next.addFlashAttribute("retried", retried);
        String whose = user.map(id -> "?user=" + id).orElse("");
        return "redirect:" + visit.path("/settings/parked" + whose);
    }
}
