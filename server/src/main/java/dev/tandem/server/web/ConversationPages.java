package dev.tandem.server.web;

import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.conversation.MarkConversation;
import dev.tandem.server.web.ComposerView.Mode;
import dev.tandem.server.web.DrawConversation.Drawn;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Conversations: the list, one of them beside it, and the parts that htmx and the live updates ask for. */
@Controller
@RequestMapping("/s/{sub}/conversations")
class ConversationPages {

    private final ConversationScreen screen;
    private final DrawConversation conversations;
    private final ContactStore contacts;
    private final MarkConversation markConversation;

    ConversationPages(
            ConversationScreen screen,
            DrawConversation conversations,
            ContactStore contacts,
            MarkConversation markConversation) {
        this.screen = screen;
        this.conversations = conversations;
        this.contacts = contacts;
        this.markConversation = markConversation;
    }

    /** What stands in the address of a list. */
    record Asked(
            @Nullable String filter,
            @Nullable String q,
            @Nullable String cursor,
            @Nullable String chosen) {

        DrawList.Wish wish(@Nullable UUID open) {
            UUID marked = Optional.ofNullable(chosen).flatMap(Ids::parse).orElse(open);
            return new DrawList.Wish(
                    Filter.of(filter), q == null ? "" : q.strip(), Optional.ofNullable(cursor), marked);
        }
    }

    @GetMapping
    String list(
            Visit visit,
            Asked asked,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        screen.list(model, visit, asked.wish(null));
        screen.nothingOpen(model);
        return part == null ? "conversations" : "mail/list :: fresh";
    }

    @GetMapping("/{conversation}")
    String conversation(
            Visit visit,
            Asked asked,
            Model model,
            @PathVariable UUID conversation,
            @RequestParam(required = false) @Nullable String write,
            @RequestParam(required = false) @Nullable UUID thread,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        Drawn drawn = conversations.conversation(visit, conversation, thread).orElseThrow(NothingHere::new);
        // "Log in as" looks with other eyes, but reads nothing in their name.
        boolean read = visit.access().actor().behind().isEmpty()
                && markConversation.opened(
                        visit.subAccount(), conversation, visit.user().id(), drawn.assignedTo());
        model.addAttribute("unread", !read && drawn.unread());
        screen.list(model, visit, asked.wish(conversation));
        screen.open(model, visit, drawn, mode(write));
        return part == null ? "conversations" : "mail/open :: open";
    }

    @GetMapping("/{conversation}/messages")
    String messages(Visit visit, Model model, @PathVariable UUID conversation) {
        Drawn drawn = conversations.conversation(visit, conversation, null).orElseThrow(NothingHere::new);
        model.addAttribute("conversation", drawn.view());
        return "mail/open :: messages";
    }

    /** How it is marked, for a page that has it open while somebody marks it elsewhere (R19). */
    @GetMapping("/{conversation}/marks")
    String marks(Visit visit, Model model, @PathVariable UUID conversation) {
        Drawn drawn = conversations.conversation(visit, conversation, null).orElseThrow(NothingHere::new);
        model.addAttribute("conversation", drawn.view());
        model.addAttribute("unread", drawn.unread());
        return "mail/open :: marked";
    }

    @GetMapping("/{conversation}/threads/{thread}")
    String thread(Visit visit, Model model, @PathVariable UUID conversation, @PathVariable UUID thread) {
        model.addAttribute("messages", conversations.thread(visit, conversation, thread));
        return "mail/message :: all(${messages})";
    }

    /** A new email to somebody who is named in To. */
    @GetMapping("/new")
    String writeToSomebody(Visit visit, Asked asked, Model model) {
        screen.list(model, visit, asked.wish(null));
        screen.openNew(model, visit);
        model.addAttribute(
                "suggestions",
                contacts
                        .list(
                                visit.subAccount(),
                                ContactSearches.everybody(),
                                Optional.empty(),
                                ContactSearches.SUGGESTED)
                        .items()
                        .stream()
                        .flatMap(ConversationPages::written)
                        .toList());
        return "conversations";
    }

    private static Stream<String> written(ContactStore.Card card) {
        List<String> addresses = DrawContact.addresses(card.details());
        return addresses.stream().map(address -> DrawComposer.written(DrawContact.name(card.details()), address));
    }

    private static @Nullable Mode mode(@Nullable String write) {
        return switch (write == null ? "" : write) {
            case "reply" -> Mode.REPLY;
            case "all" -> Mode.REPLY_ALL;
            case "forward" -> Mode.FORWARD;
            case "new" -> Mode.NEW;
            default -> null;
        };
    }
}
