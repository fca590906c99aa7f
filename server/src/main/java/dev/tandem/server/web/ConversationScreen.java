package dev.tandem.server.web;

import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.outbound.WrittenRecipient;
import dev.tandem.server.web.ComposerView.Mode;
import dev.tandem.server.web.ComposerView.Recipients;
import dev.tandem.server.web.DrawConversation.Drawn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the screen of Conversations: list, open conversation, composer. */
@Component
class ConversationScreen {

    private final DrawList lists;
    private final DrawComposer composers;
    private final DrawHeldBack heldBack;
    private final DrawSmart smart;

    ConversationScreen(DrawList lists, DrawComposer composers, DrawHeldBack heldBack, DrawSmart smart) {
        this.lists = lists;
        this.composers = composers;
        this.heldBack = heldBack;
        this.smart = smart;
    }

    void list(Model model, Visit visit, DrawList.Wish wish) {
        model.addAttribute("list", lists.list(visit, wish));
        beside(model, visit);
        model.addAttribute("suggestions", null);
    }

    /** The filters without any list, for a page that shows something else. */
    void filters(Model model, Visit visit) {
        model.addAttribute("list", lists.figures(visit));
        beside(model, visit);
    }

    private void beside(Model model, Visit visit) {
        model.addAttribute("heldBack", visit.access().member() ? heldBack.count(visit) : null);
        model.addAttribute("quarantined", visit.access().member() ? smart.waiting(visit) : 0);
        model.addAttribute("draftCount", visit.access().member() ? lists.drafts(visit) : null);
        model.addAttribute("syncCard", visit.access().member() ? lists.card(visit) : null);
    }

    void nothingOpen(Model model) {
        model.addAttribute("conversation", null);
    }

    void open(Model model, Visit visit, Drawn drawn, @Nullable Mode mode) {
        model.addAttribute("conversation", drawn.view());
        model.addAttribute("composer", composer(visit, drawn, mode));
    }

    ComposerView composer(Visit visit, Drawn drawn, @Nullable Mode mode) {
        List<String> addresses = DrawContact.addresses(drawn.contact().details());
        List<String> to = addresses.isEmpty()
                ? List.of()
                : List.of(DrawComposer.written(DrawContact.name(drawn.contact().details()), addresses.getFirst()));
        String action = drawn.view().id() == null
                ? visit.path("/contacts/" + drawn.contact().contactId() + "/messages")
                : visit.path("/conversations/" + drawn.view().id() + "/messages");
        return composers.composer(
                visit,
                new DrawComposer.Wish(
                        action,
                        mode,
                        new Recipients(to, List.of(), List.of()),
                        Optional.of(drawn.contact().contactId()),
                        drawn.contact().details().doNotDisturb()),
                drawn.lines());
    }

    /** The composer alone, for somebody who is still to be named. */
    void openNew(Model model, Visit visit) {
        Recipients nobody = new Recipients(List.of(), List.of(), List.of());
        DrawComposer.Wish wish =
                new DrawComposer.Wish(visit.path("/conversations/new"), Mode.NEW, nobody, Optional.empty(), false);
        model.addAttribute("conversation", null);
        model.addAttribute("composer", composers.composer(visit, wish, List.of()));
        model.addAttribute("writingNew", true);
    }

    /** The first contact who has the address of one of these recipients. */
    static Optional<ContactStore.Card> firstContact(ContactStore contacts, Visit visit, List<String> recipients) {
        return recipients.stream()
                .flatMap(text -> WrittenRecipient.parse(text).stream())
                .flatMap(one -> contacts.withAddress(visit.subAccount(), one.address()).stream())
                .findFirst();
    }
}
