package dev.tandem.server.web;

import dev.tandem.server.contact.ContactQueries;
import dev.tandem.server.contact.ContactQueries.ThreadLine;
import dev.tandem.server.contact.ContactQueries.TookPart;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Card;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the pages of one contact. */
@Component
class ContactScreen {

    /** Threads of others that are listed. */
    private static final int TOOK_PART = 50;

    private final ContactStore contacts;
    private final ContactQueries queries;
    private final DrawContact panes;
    private final DrawReaders readers;
    private final DrawMerge merges;

    ContactScreen(
            ContactStore contacts, ContactQueries queries, DrawContact panes, DrawReaders readers, DrawMerge merges) {
        this.contacts = contacts;
        this.queries = queries;
        this.panes = panes;
        this.readers = readers;
        this.merges = merges;
    }

    String fresh(Model model, Visit visit, ContactForm form) {
        model.addAttribute("form", form);
        model.addAttribute("users", visit.people());
        return "contact-new";
    }

    String show(Model model, Visit visit, Card card, ContactForm form) {
        List<ThreadLine> threads = queries.threads(visit.subAccount(), card.contactId());
        model.addAttribute("users", null);
        model.addAttribute("merges", merges.undoable(visit, card.contactId()));
        model.addAttribute(
                "page",
                new ContactPage(
                        panes.pane(visit, card, List.of()),
                        form,
                        card.createdAt(),
                        card.details().doNotDisturb(),
                        threads.isEmpty() ? null : threads.getFirst().conversationId(),
                        threads.stream().map(ContactScreen::thread).toList(),
                        queries.tookPart(visit.subAccount(), card.contactId(), TOOK_PART).stream()
                                .map(line -> tookPart(visit, line))
                                .toList(),
                        readers.readers(visit, card),
                        new ContactPage.Neighbours(
                                queries.above(visit.subAccount(), card.contactId())
                                        .orElse(null),
                                queries.below(visit.subAccount(), card.contactId())
                                        .orElse(null)),
                        model.containsAttribute("saved"),
                        null));
        return "contact";
    }

    private static ContactPage.ThreadRow thread(ThreadLine line) {
        return new ContactPage.ThreadRow(
                line.threadId(), line.subject(), line.messages(), line.failed(), line.lastAt());
    }

    private ContactPage.TookPartRow tookPart(Visit visit, TookPart line) {
        String owner = contacts.find(visit.subAccount(), line.ownerId())
                .map(Card::details)
                .map(DrawContact::name)
                .orElse("");
        return new ContactPage.TookPartRow(
                line.conversationId(), line.threadId(), line.subject(), line.role(), owner, line.at());
    }
}
