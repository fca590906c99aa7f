package dev.tandem.server.web;

import dev.tandem.server.conversation.VerdictQueries;
import dev.tandem.server.conversation.VerdictQueries.Question;
import dev.tandem.server.conversation.VerdictQueries.VerdictLine;
import dev.tandem.server.mailbox.MailboxStore;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Settings, My profile, Email check: why an email is not here, and what would happen if one came (R80). */
@Controller
@RequestMapping("/s/{sub}/settings/email-check")
class EmailCheckPages {

    /** More results are narrowed by asking for something else than an address. */
    private static final int RESULTS_MAX = 20;

    private final VerdictQueries verdicts;
    private final MailboxStore mailboxes;
    private final DrawWhy drawWhy;
    private final DrawWhatIf drawWhatIf;

    EmailCheckPages(VerdictQueries verdicts, MailboxStore mailboxes, DrawWhy drawWhy, DrawWhatIf drawWhatIf) {
        this.verdicts = verdicts;
        this.mailboxes = mailboxes;
        this.drawWhy = drawWhy;
        this.drawWhatIf = drawWhatIf;
    }

    @GetMapping
    String show(Visit visit, Model model, @RequestParam(defaultValue = "") String q) {
        if (!visit.access().member()) {
            return "settings/not-a-member";
        }
        check(visit, model, q.strip());
        model.addAttribute("whatIf", drawWhatIf.form(visit));
        return "settings/email-check";
    }

    /** The tester; it stores nothing. Swapping only changes the form. */
    @PostMapping
    String tryOut(
            Visit visit,
            Model model,
            WhatIfForm written,
            @RequestParam(required = false, defaultValue = "") String swap) {
        if (!visit.access().member()) {
            return "settings/not-a-member";
        }
        check(visit, model, "");
        model.addAttribute(
                "whatIf",
                swap.isEmpty() ? drawWhatIf.answered(visit, written) : drawWhatIf.form(visit, written.swapped()));
        return "settings/email-check";
    }

    private void check(Visit visit, Model model, String q) {
        Optional<MailboxStore.ConnectionState> connection =
                mailboxes.connectionOf(visit.subAccount(), visit.user().id());
        AskedEmail asked = q.isEmpty() ? new AskedEmail(List.of(), "") : AskedEmail.of(q);
        model.addAttribute("q", q);
        model.addAttribute("trouble", asked.trouble());
        model.addAttribute("found", drawWhy.verdicts(visit, found(visit, asked)));
        model.addAttribute(
                "address",
                connection.map(state -> state.mailbox().address().value()).orElse(null));
        model.addAttribute(
                "since",
                connection.map(MailboxStore.ConnectionState::connectedAt).orElse(null));
    }

    private List<VerdictLine> found(Visit visit, AskedEmail asked) {
        for (Question question : asked.questions()) {
            List<VerdictLine> lines = verdicts.list(
                            visit.subAccount(), visit.user().id(), question, Optional.empty(), RESULTS_MAX)
                    .items();
            if (!lines.isEmpty()) {
                return lines;
            }
        }
        return List.of();
    }
}
