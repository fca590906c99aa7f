package dev.tandem.server.web;

import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.conversation.ClaimStore;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.draft.DraftStore;
import dev.tandem.server.outbound.SendResult;
import dev.tandem.server.web.ComposerView.Mode;
import dev.tandem.server.web.DrawConversation.Drawn;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing an email: from a conversation, from a contact, or to whoever is named in To. */
@Controller
@RequestMapping("/s/{sub}")
class WritePages {

    private final SendWritten sendWritten;
    private final ContactStore contacts;
    private final ConversationQueries queries;
    private final ClaimStore claims;
    private final DrawConversation conversations;
    private final ConversationScreen screen;
    private final SendWords words;
    private final SentKeys sentKeys;
    private final DraftStore drafts;

    WritePages(
            SendWritten sendWritten,
            ContactStore contacts,
            ConversationQueries queries,
            ClaimStore claims,
            DrawConversation conversations,
            ConversationScreen screen,
            SendWords words,
            SentKeys sentKeys,
            DraftStore drafts) {
        this.drafts = drafts;
        this.sendWritten = sendWritten;
        this.contacts = contacts;
        this.queries = queries;
        this.claims = claims;
        this.conversations = conversations;
        this.screen = screen;
        this.words = words;
        this.sentKeys = sentKeys;
    }

    /** A new email to a contact: inside the conversation if there is one. */
    @GetMapping("/contacts/{contact}/write")
    String write(Visit visit, Model model, @PathVariable UUID contact) {
        Card card = contacts.find(visit.subAccount(), contact).orElseThrow(NothingHere::new);
        Optional<UUID> conversation = queries.conversationOf(visit.subAccount(), contact);
        if (conversation.isPresent()) {
            return "redirect:" + visit.path("/conversations/" + conversation.get() + "?filter=all&write=new");
        }
        screen.list(model, visit, new DrawList.Wish(Filter.ALL, "", Optional.empty(), null));
        screen.open(model, visit, conversations.before(visit, card), Mode.NEW);
        return "conversations";
    }

    /** Goes on with a draft of an answer, inside the conversation. */
    @GetMapping("/contacts/{contact}/answer")
    String goOn(Visit visit, @PathVariable UUID contact, @RequestParam(defaultValue = "reply") String write) {
        return queries.conversationOf(visit.subAccount(), contact)
                .map(conversation -> "redirect:"
                        + visit.path("/conversations/" + conversation + "?filter=all&write="
                                + ("forward".equals(write) ? "forward" : "reply")))
                .orElse("redirect:" + visit.path("/contacts/" + contact + "/write"));
    }

    @PostMapping("/conversations/{conversation}/messages")
    String answer(
            Visit visit,
            Model model,
            @PathVariable UUID conversation,
            WrittenForm form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            HttpServletResponse response) {
        Drawn drawn = conversations.conversation(visit, conversation, null).orElseThrow(NothingHere::new);
        Optional<String> error = send(visit, drawn.contact(), form);
        if (error.isEmpty()
                && (part == null
                        || !form.forwarded().isEmpty()
                        || Mode.NEW.name().equals(form.mode()))) {
            return "redirect:" + visit.path("/conversations/" + conversation + "?filter=all");
        }
        screen.open(model, visit, drawn, null);
        return refusedOrFresh(model, form, error, new Look(visit, drawn, part, response));
    }

    @PostMapping("/contacts/{contact}/messages")
    String begin(Visit visit, Model model, @PathVariable UUID contact, WrittenForm form, HttpServletResponse response) {
        Card card = contacts.find(visit.subAccount(), contact).orElseThrow(NothingHere::new);
        Optional<String> error = send(visit, card, form);
        if (error.isEmpty()) {
            return toConversationOf(visit, contact);
        }
        Drawn drawn = conversations.before(visit, card);
        screen.open(model, visit, drawn, Mode.NEW);
        return refusedOrFresh(model, form, error, new Look(visit, drawn, null, response));
    }

    @PostMapping("/conversations/new")
    String begin(Visit visit, Model model, WrittenForm form, HttpServletResponse response) {
        Optional<Card> card = ConversationScreen.firstContact(contacts, visit, WrittenForm.recipients(form.to()));
        Optional<String> error = card.isEmpty() ? Optional.of(words.noContact(visit)) : send(visit, card.get(), form);
        if (error.isEmpty()) {
            return toConversationOf(visit, card.orElseThrow().contactId());
        }
        screen.openNew(model, visit);
        return refusedOrFresh(model, form, error, new Look(visit, null, null, response));
    }

    private record Look(
            Visit visit, @Nullable Drawn drawn, @Nullable String part, HttpServletResponse response) {}

    private String toConversationOf(Visit visit, UUID contact) {
        return queries.conversationOf(visit.subAccount(), contact)
                .map(conversation -> "redirect:" + visit.path("/conversations/" + conversation + "?filter=all"))
                .orElse("redirect:" + visit.path("/contacts/" + contact));
    }

    /** The sentence why it was not sent; empty if it is on its way. The same form never sends twice. */
    private Optional<String> send(Visit visit, Card contact, WrittenForm form) {
        if (sentKeys.knows(form.key())) {
            return Optional.empty();
        }
        Optional<String> missing = missing(visit, form);
        if (missing.isPresent()) {
            return missing;
        }
        SendResult result = sendWritten.run(visit, contact.contactId(), form);
        if (result instanceof SendResult.Queued) {
            sentKeys.remember(form.key());
        }
        return words.trouble(visit, result);
    }

    private Optional<String> missing(Visit visit, WrittenForm form) {
        boolean fresh = form.answered().isEmpty();
        if (fresh && (form.subject() == null || form.subject().isBlank())) {
            return Optional.of(words.noSubject(visit));
        }
        if (WrittenForm.recipients(form.to()).isEmpty()) {
            return Optional.of(words.noRecipient(visit));
        }
        return form.hasTime()
                        && WhenToSend.said(
                                        form.localTime(),
                                        visit.access().subAccount().timeZone())
                                .isEmpty()
                ? Optional.of(words.noTime(visit))
                : Optional.empty();
    }

    /** R32: where to ask for the thread of the answered email, if another sub-account has it by now. */
    private Optional<String> lost(WrittenForm form, Look look) {
        return Optional.ofNullable(look.drawn())
                .flatMap(drawn -> drawn.lines().stream()
                        .filter(line -> form.answered().equals(Optional.of(line.messageId())))
                        .filter(line -> claims.heldElsewhere(look.visit().subAccount(), line.threadId())
                                .isPresent())
                        .map(line -> look.visit()
                                .path("/conversations/" + line.conversationId() + "/threads/" + line.threadId()
                                        + "/hand-over-requests"))
                        .findFirst());
    }

    /** A refused form comes back as it was written, with the reason; one that was taken is replaced by an empty one. */
    private String refusedOrFresh(Model model, WrittenForm form, Optional<String> error, Look look) {
        if (error.isPresent()) {
            look.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            ComposerView composer = (ComposerView) Objects.requireNonNull(model.getAttribute("composer"));
            ComposerView refused = composer.refused(form, error.get());
            form.draftId()
                    .flatMap(draft -> drafts.find(
                            look.visit().subAccount(), look.visit().user().id(), draft))
                    .ifPresent(draft -> model.addAttribute("composer", refused.keeping(draft)));
            model.addAttribute(
                    "composer",
                    lost(form, look)
                            .map(where -> refused.asking(where, form.answered().orElseThrow()))
                            .orElse(refused));
        }
        if (look.part() != null) {
            model.addAttribute("suggestions", null);
            return "mail/composer :: composer";
        }
        screen.list(
                model,
                look.visit(),
                new DrawList.Wish(
                        Filter.ALL,
                        "",
                        Optional.empty(),
                        look.drawn() == null ? null : look.drawn().view().id()));
        return "conversations";
    }
}
