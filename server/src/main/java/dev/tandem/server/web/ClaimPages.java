package dev.tandem.server.web;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.claim.AskForHandOver;
import dev.tandem.server.claim.SettleClaim;
import dev.tandem.server.claim.SettleClaim.Decision;
import dev.tandem.server.claim.SettleClaim.Outcome;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may show a thread: asking for it, and deciding about it (R32). */
@Controller
@RequestMapping("/s/{sub}/conversations/{conversation}/threads/{thread}")
class ClaimPages {

    private static final String HAND_OVER = "HAND_OVER:";

    private final AskForHandOver askForHandOver;
    private final SettleClaim settleClaim;

    ClaimPages(AskForHandOver askForHandOver, SettleClaim settleClaim) {
        this.askForHandOver = askForHandOver;
        this.settleClaim = settleClaim;
    }

    @PostMapping("/hand-over-requests")
    String ask(Visit visit, @PathVariable UUID conversation, @PathVariable UUID thread) {
        askForHandOver.run(visit.access(), thread);
        return back(visit, conversation, thread);
    }

    /** Whoever decided first, decided; the page shows what stands now. */
    @PostMapping("/claim")
    String settle(
            Visit visit, @PathVariable UUID conversation, @PathVariable UUID thread, @RequestParam String decision) {
        Outcome outcome = settleClaim.run(visit.access(), thread, decision(decision));
        if (outcome == Outcome.NOT_SHOWN_THERE) {
            throw new NothingHere();
        }
        return back(visit, conversation, thread);
    }

    private static Decision decision(String written) {
        if (written.startsWith(HAND_OVER)) {
            return Ids.parse(written.substring(HAND_OVER.length()))
                    .map(id -> (Decision) new Decision.HandOver(new SubAccountId(id)))
                    .orElseThrow(NothingHere::new);
        }
        return switch (written) {
            case "RELEASE" -> new Decision.Release();
            case "KEEP" -> new Decision.Keep();
            default -> throw new NothingHere();
        };
    }

    private static String back(Visit visit, UUID conversation, UUID thread) {
        return "redirect:" + visit.path("/conversations/" + conversation + "?filter=all&thread=" + thread);
    }
}
