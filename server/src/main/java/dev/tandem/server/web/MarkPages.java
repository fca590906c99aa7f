package dev.tandem.server.web;

import dev.tandem.server.conversation.ConversationMarks.Marks;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.MarkConversation;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The buttons above a conversation: star, archive, trash, unread. */
@Controller
class MarkPages {

    private final MarkConversation markConversation;
    private final ConversationQueries queries;

    MarkPages(MarkConversation markConversation, ConversationQueries queries) {
        this.markConversation = markConversation;
        this.queries = queries;
    }

    @PostMapping("/s/{sub}/conversations/{conversation}/flags")
    String mark(
            Visit visit,
            @PathVariable UUID conversation,
            @RequestParam Optional<Boolean> read,
            @RequestParam Optional<Boolean> starred,
            @RequestParam Optional<Boolean> archived,
            @RequestParam Optional<Boolean> trashed,
            @RequestHeader(name = "Referer", required = false) @Nullable String referer) {
        if (queries.conversation(visit.subAccount(), conversation).isEmpty()) {
            throw new NothingHere();
        }
        // What is put away is done with, and so it was read.
        Optional<Boolean> done = read.or(() -> archived.filter(Boolean::booleanValue));
        markConversation.run(visit.subAccount(), conversation, new Marks(done, starred, archived, trashed));
        boolean stays = read.isEmpty() && archived.isEmpty() && trashed.isEmpty();
        String list = "/conversations";
        return "redirect:"
                + (stays
                        ? Back.to(visit, referer, list + "/" + conversation)
                        : visit.path(list) + "?filter=" + filter(referer));
    }

    /** Back to the same list, which is the one that stands in the address of the conversation. */
    private static String filter(@Nullable String referer) {
        String query = referer == null ? "" : referer.replaceFirst("^[^?]*", "");
        return Filter.of(query.replaceFirst("^.*[?&]filter=([a-z]+).*$", "$1")).word();
    }
}
