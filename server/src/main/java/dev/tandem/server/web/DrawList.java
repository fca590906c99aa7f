package dev.tandem.server.web;

import dev.tandem.core.mail.Direction;
import dev.tandem.core.mailbox.HealthRules;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.Counts;
import dev.tandem.server.conversation.ConversationQueries.Line;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.draft.DraftStore;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.outbound.WaitingEmailStore;
import dev.tandem.server.web.ConnectionCard.State;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the list of conversations and the card of the reader's mailbox below the filters. */
@Component
class DrawList {

    /** Rows of one page of the list. */
    private static final int ROWS = 50;

    private final ConversationQueries conversations;
    private final MailboxStore mailboxes;
    private final WaitingEmailStore waiting;
    private final DraftStore drafts;
    private final InstantSource clock;

    DrawList(
            ConversationQueries conversations,
            MailboxStore mailboxes,
            WaitingEmailStore waiting,
            DraftStore drafts,
            InstantSource clock) {
        this.drafts = drafts;
        this.waiting = waiting;
        this.clock = clock;
        this.conversations = conversations;
        this.mailboxes = mailboxes;
    }

    /** What the list was asked for. */
    record Wish(
            Filter filter,
            String query,
            Optional<String> cursor,
            @Nullable UUID chosen) {}

    ConversationList list(Visit visit, Wish wish) {
        Page<Line> page = conversations.list(
                visit.subAccount(), visit.user().id(), asked(wish.filter()), wish.query(), wish.cursor(), ROWS);
        Counts counts = conversations.counts(visit.subAccount(), visit.user().id());
        boolean anything = !page.items().isEmpty() || counts.all() > 0 || anyAtAll(visit);
        return new ConversationList(
                wish.filter(),
                wish.query(),
                figures(visit, counts),
                page.items().stream().map(line -> row(visit, line)).toList(),
                page.nextCursor().orElse(null),
                wish.chosen(),
                anything);
    }

    /** The figures beside the filters, and no rows. */
    ConversationList figures(Visit visit) {
        Counts counts = conversations.counts(visit.subAccount(), visit.user().id());
        return new ConversationList(Filter.MINE, "", figures(visit, counts), List.of(), null, null, true);
    }

    int drafts(Visit visit) {
        return drafts.count(visit.subAccount(), visit.user().id());
    }

    SyncCard card(Visit visit) {
        return mailboxes
                .connectionOf(visit.subAccount(), visit.user().id())
                .map(this::card)
                .orElse(new SyncCard(null, State.NOT_CONNECTED, null, 0, 0));
    }

    private boolean anyAtAll(Visit visit) {
        return anyIn(visit, ConversationQueries.Filter.ARCHIVED) || anyIn(visit, ConversationQueries.Filter.TRASH);
    }

    private boolean anyIn(Visit visit, ConversationQueries.Filter filter) {
        return !conversations
                .list(visit.subAccount(), visit.user().id(), filter, "", Optional.empty(), 1)
                .items()
                .isEmpty();
    }

    private SyncCard card(ConnectionState connection) {
        return new SyncCard(
                connection.mailbox().address().value(),
                State.of(HealthRules.of(connection.facts(), clock.instant())),
                connection.mailbox().lastSyncedAt().orElse(null),
                connection.sentToday(),
                connection.dailyLimit());
    }

    private static ConversationRow row(Visit visit, Line line) {
        return new ConversationRow(
                line.conversationId(),
                line.contactName(),
                line.lastSubject(),
                snippet(visit, line),
                line.lastMessageAt(),
                line.messageCount(),
                tone(visit, line),
                new ConversationRow.Marks(line.unreadCount() > 0, line.starred(), line.lastHasAttachments()));
    }

    private static ConversationRow.Tone tone(Visit visit, Line line) {
        if (line.failedCount() > 0) {
            return line.unclear() ? ConversationRow.Tone.UNCLEAR : ConversationRow.Tone.FAILED;
        }
        if (line.lastClaimedBy().isPresent()) {
            return ConversationRow.Tone.CLAIMED;
        }
        if (line.lastDirection() == Direction.INBOUND || byColleague(visit, line)) {
            return ConversationRow.Tone.THEIRS;
        }
        return line.lastAuthor().isPresent() ? ConversationRow.Tone.YOURS : ConversationRow.Tone.OURS;
    }

    private static String snippet(Visit visit, Line line) {
        if (line.lastClaimedBy().isPresent()) {
            return line.lastClaimedBy().get();
        }
        return byColleague(visit, line)
                ? line.lastAuthorName().orElse("") + ": " + line.lastSnippet()
                : line.lastSnippet();
    }

    private static boolean byColleague(Visit visit, Line line) {
        return line.lastAuthor()
                .filter(author -> !author.equals(visit.user().id().value()))
                .isPresent();
    }

    private static ConversationQueries.Filter asked(Filter filter) {
        return ConversationQueries.Filter.valueOf(filter.name());
    }

    private Map<Filter, Long> figures(Visit visit, Counts counts) {
        Map<Filter, Long> figures = new EnumMap<>(Filter.class);
        figures.put(Filter.MINE, (long) counts.mine());
        figures.put(Filter.UNREAD, (long) counts.unread());
        figures.put(Filter.STARRED, (long) counts.starred());
        figures.put(Filter.FAILED, (long) counts.failed());
        figures.put(Filter.SCHEDULED, (long)
                waiting.scheduled(visit.subAccount(), visit.user().id(), clock.instant()));
        return figures;
    }
}
