package dev.tandem.server.web;

import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.ThreadLine;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the pages of one contact. */
@Component
class ContactScreen {

    private final ConversationQueries queries;
    private final DrawContact panes;

    ContactScreen(ConversationQueries queries, DrawContact panes) {
        this.queries = queries;
        this.panes = panes;
    }

    String fresh(Model model, Visit visit, ContactForm form) {
        model.addAttribute("form", form);
        model.addAttribute("users", visit.people());
        return "contact-new";
    }

    String show(Model model, Visit visit, Card card, ContactForm form) {
        Optional<UUID> conversation = queries.conversationOf(visit.subAccount(), card.contactId());
        List<ThreadView> threads =
                conversation.map(id -> queries.threads(visit.subAccount(), id)).orElse(List.of()).reversed().stream()
                        .map(ContactScreen::thread)
                        .toList();
        model.addAttribute("users", null);
        model.addAttribute(
                "page",
                new ContactPage(
                        panes.pane(visit, card, List.of()),
                        form,
                        card.createdAt(),
                        conversation.orElse(null),
                        threads,
                        threads.stream().mapToLong(ThreadView::count).sum(),
                        model.containsAttribute("saved"),
                        null));
        return "contact";
    }

    private static ThreadView thread(ThreadLine thread) {
        return new ThreadView(
                thread.threadId(),
                thread.subject(),
                ThreadView.Door.GMAIL,
                thread.lastMessageAt(),
                thread.messageCount(),
                List.of(),
                false);
    }
}
