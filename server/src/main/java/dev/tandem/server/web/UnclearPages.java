package dev.tandem.server.web;

import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.outbound.SettleUnclear;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a reader decides about an email of which nobody can tell whether it left (R45); what is settled meanwhile is simply shown. */
@Controller
@RequestMapping("/s/{sub}/messages/{message}")
class UnclearPages {

    private final ConversationQueries queries;
    private final SettleUnclear settleUnclear;

    UnclearPages(ConversationQueries queries, SettleUnclear settleUnclear) {
        this.queries = queries;
        this.settleUnclear = settleUnclear;
    }

    @PostMapping("/seen-sent")
    String seenSent(Visit visit, @PathVariable UUID message) {
        MessageLine line = line(visit, message);
        settleUnclear.wasSent(visit.access(), message);
        return back(visit, line);
    }

    @PostMapping("/send-again")
    String sendAgain(Visit visit, @PathVariable UUID message) {
        MessageLine line = line(visit, message);
        settleUnclear.sendAgain(visit.access(), message);
        return back(visit, line);
    }

    private MessageLine line(Visit visit, UUID message) {
        return queries.message(visit.subAccount(), message).orElseThrow(NothingHere::new);
    }

    private static String back(Visit visit, MessageLine line) {
        return "redirect:" + visit.path("/conversations/" + line.conversationId() + "?filter=all");
    }
}
