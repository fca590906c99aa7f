package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Role;
import dev.tandem.server.claim.HandOverStore.Around;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.Line;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.conversation.ConversationQueries.ThreadLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the conversation with one contact: its threads, the newest one open, and the contact beside it. */
@Component
class DrawConversation {

    /** Messages that are read for one page; older ones are left out. */
    private static final int MESSAGES_MAX = 2000;

    /** So many messages at the end of a thread stand open; older ones that were read are one line each. */
    private static final int UNFOLDED = 3;

    private final ConversationQueries conversations;
    private final ContactStore contacts;
    private final DrawMessage messages;
    private final DrawContact panes;
    private final DrawClaims claims;

    DrawConversation(
            ConversationQueries conversations,
            ContactStore contacts,
            DrawMessage messages,
            DrawContact panes,
            DrawClaims claims) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.messages = messages;
        this.panes = panes;
        this.claims = claims;
    }

    /** A conversation with what the composer needs of it. */
    record Drawn(ConversationView view, Card contact, List<MessageLine> lines) {

        Optional<UserId> assignedTo() {
            return contact.details().assignedTo();
        }

        boolean unread() {
            return lines.stream().anyMatch(DrawConversation::unread);
        }
    }

    /** The conversation; {@code wanted} is a thread to open besides the newest. */
    Optional<Drawn> conversation(Visit visit, UUID conversation, @Nullable UUID wanted) {
        return conversations
                .conversation(visit.subAccount(), conversation)
                .flatMap(line -> contacts.find(visit.subAccount(), line.contactId())
                        .map(card -> draw(visit, line, card, wanted)));
    }

    /** A contact with whom nothing was written yet. */
    Drawn before(Visit visit, Card card) {
        return new Drawn(
                new ConversationView(null, false, false, false, List.of(), panes.pane(visit, card, List.of())),
                card,
                List.of());
    }

    /** The messages of one thread. */
    List<MessageView> thread(Visit visit, UUID conversation, UUID thread) {
        return views(
                visit,
                lines(visit, conversation).stream()
                        .filter(line -> line.threadId().equals(thread))
                        .toList());
    }

    private Drawn draw(Visit visit, Line line, Card card, @Nullable UUID wanted) {
        List<MessageLine> lines = lines(visit, line.conversationId());
        List<ThreadLine> threads = conversations.threads(visit.subAccount(), line.conversationId());
        Map<UUID, Around> around = claims.around(visit, line.conversationId());
        List<ThreadView> views = new ArrayList<>();
        for (ThreadLine thread : threads) {
            List<MessageLine> inside = lines.stream()
                    .filter(message -> message.threadId().equals(thread.threadId()))
                    .toList();
            boolean open = thread.threadId().equals(wanted)
                    || (thread.claimedBy().isEmpty() && toBeRead(thread, threads, inside));
            views.add(new ThreadView(
                    thread.threadId(),
                    thread.subject(),
                    door(inside),
                    thread.lastMessageAt(),
                    thread.messageCount(),
                    open ? views(visit, inside) : List.of(),
                    open,
                    DrawClaims.claim(visit, thread, around)));
        }
        return new Drawn(
                new ConversationView(
                        line.conversationId(),
                        line.starred(),
                        line.archived(),
                        line.trashed(),
                        views,
                        panes.pane(visit, card, strangers(visit, lines))),
                card,
                lines);
    }

    /** What a mailbox holds anything of came through it; before that, a thread goes by what it began with. */
    private static ThreadView.Door door(List<MessageLine> inside) {
        boolean inMailbox = inside.stream()
                .flatMap(message -> message.sources().stream())
                .anyMatch(source -> source.mailbox().isPresent());
        if (inside.isEmpty() || inMailbox) {
            return ThreadView.Door.GMAIL;
        }
        return switch (inside.getFirst().origin()) {
            case "SMART_BCC" -> ThreadView.Door.SMART_BCC;
            case "BULK" -> ThreadView.Door.BULK;
            case "WORKFLOW" -> ThreadView.Door.WORKFLOW;
            default -> ThreadView.Door.PROVIDER;
        };
    }

    private static boolean toBeRead(ThreadLine thread, List<ThreadLine> threads, List<MessageLine> inside) {
        return thread.equals(threads.getLast()) || inside.stream().anyMatch(DrawConversation::unread);
    }

    private List<MessageLine> lines(Visit visit, UUID conversation) {
        return conversations
                .messages(visit.subAccount(), conversation, Optional.empty(), MESSAGES_MAX)
                .items();
    }

    private List<MessageView> views(Visit visit, List<MessageLine> lines) {
        List<MessageView> views = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            MessageLine line = lines.get(at);
            boolean folded = at < lines.size() - UNFOLDED
                    && !unread(line)
                    && line.reason().isEmpty();
            views.add(messages.message(visit, line, folded));
        }
        return views;
    }

    private static boolean unread(MessageLine line) {
        return !line.read() && line.direction() == Direction.INBOUND;
    }

    private static List<String> strangers(Visit visit, List<MessageLine> lines) {
        return lines.stream()
                .filter(line -> line.direction() == Direction.INBOUND && !line.automatic())
                .flatMap(line -> line.parties().stream())
                .filter(party -> party.role().equals(Optional.of(Role.FROM))
                        && party.contactId().isEmpty()
                        && !party.address().isBlank())
                .map(Party::address)
                .filter(address -> !visit.staff(address))
                .distinct()
                .toList();
    }
}
