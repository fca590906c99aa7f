package dev.tandem.server.web;

import dev.tandem.server.BadInput;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.outbound.HoldSending;
import dev.tandem.server.outbound.RescheduleEmail;
import dev.tandem.server.outbound.TakeBackEmail;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an author does with an email that has not left: undo, call off, change its time, let it wait (R46, R52). */
@Controller
@RequestMapping("/s/{sub}/messages/{message}")
class WaitingPages {

    private final ConversationQueries queries;
    private final TakeBackEmail takeBackEmail;
    private final RescheduleEmail rescheduleEmail;
    private final HoldSending holdSending;

    WaitingPages(
            ConversationQueries queries,
            TakeBackEmail takeBackEmail,
            RescheduleEmail rescheduleEmail,
            HoldSending holdSending) {
        this.queries = queries;
        this.takeBackEmail = takeBackEmail;
        this.rescheduleEmail = rescheduleEmail;
        this.holdSending = holdSending;
    }

    /** Its text stands in the composer again; what has left meanwhile is simply shown as sent. */
    @PostMapping("/take-back")
    String takeBack(Visit visit, @PathVariable UUID message) {
        MessageLine line = line(visit, message);
        Optional<UUID> draft =
                takeBackEmail.run(visit.subAccount(), visit.user().id(), message);
        boolean gone = queries.conversationOf(visit.subAccount(), line.contactId())
                .filter(conversation -> !queries.messages(visit.subAccount(), conversation, Optional.empty(), 1)
                        .items()
                        .isEmpty())
                .isEmpty();
        return draft.isPresent() && gone
                ? "redirect:" + visit.path("/contacts/" + line.contactId() + "/write")
                : back(visit, line);
    }

    @PostMapping("/leave-at")
    String leaveAt(Visit visit, @PathVariable UUID message, @RequestParam(required = false) @Nullable String sendAt) {
        MessageLine line = line(visit, message);
        WhenToSend.said(sendAt, visit.access().subAccount().timeZone()).ifPresent(at -> {
            try {
                rescheduleEmail.run(visit.subAccount(), visit.user().id(), message, at);
            } catch (BadInput refused) {
                throw new NothingHere();
            }
        });
        return back(visit, line);
    }

    @PostMapping("/leave-now")
    String leaveNow(Visit visit, @PathVariable UUID message) {
        MessageLine line = line(visit, message);
        rescheduleEmail.now(visit.subAccount(), visit.user().id(), message);
        return back(visit, line);
    }

    /** R46: it waits for its turn, and leaves by itself then. */
    @PostMapping("/hold")
    String hold(Visit visit, @PathVariable UUID message) {
        MessageLine line = line(visit, message);
        holdSending.run(visit.subAccount(), message);
        return back(visit, line);
    }

    private MessageLine line(Visit visit, UUID message) {
        return queries.message(visit.subAccount(), message).orElseThrow(NothingHere::new);
    }

    private static String back(Visit visit, MessageLine line) {
        return "redirect:" + visit.path("/conversations/" + line.conversationId() + "?filter=all");
    }
}
