package dev.tandem.scenarios.simulation.check;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.Direction;
import dev.tandem.scenarios.simulation.oracle.CopyId;
import dev.tandem.scenarios.simulation.oracle.Oracle.Shown;
import dev.tandem.scenarios.simulation.stage.Server;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.Filter;
import dev.tandem.server.conversation.ConversationQueries.Line;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sub-account shows, as its users see it, and whether that is what it should show: no more, no less, nowhere else. */
final class SameConversations {

    private static final int PAGE = 100;
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final ConversationQueries queries;
    private final SubAccountId subAccount;

    SameConversations(Server server, UUID subAccount) {
        this.queries = server.get(ConversationQueries.class);
        this.subAccount = new SubAccountId(subAccount);
    }

    List<String> broken(List<Shown> expected) {
        List<MessageLine> lines = Stream.of(Filter.ALL, Filter.ARCHIVED, Filter.TRASH)
                .flatMap(filter -> paged(cursor -> queries.list(subAccount, NOBODY, filter, "", cursor, PAGE)).stream())
                .map(Line::conversationId)
                .flatMap(id -> paged(cursor -> queries.messages(subAccount, id, cursor, PAGE)).stream())
                .toList();
        Map<String, String> should = new LinkedHashMap<>();
        expected.forEach(each -> should.put(name(each.written(), each.copies()), said(each, expected)));
        Map<String, String> is = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        for (MessageLine line : lines) {
            String twin = is.put(name(written(line), copies(line)), said(line, lines));
            if (twin != null) {
                broken.add("shown twice: " + line.subject());
            }
        }
        should.forEach((name, said) -> {
            String found = is.remove(name);
            if (found == null) {
                broken.add(subAccount.value() + " does not show " + name + ", which should stand " + said);
            } else if (!found.equals(said)) {
                broken.add(subAccount.value() + " shows " + name + "\n  as        " + found + "\n  should be " + said);
            }
        });
        is.forEach((name, said) -> broken.add(subAccount.value() + " shows " + name + " " + said + ", and should not"));
        return broken;
    }

    private static String name(Optional<UUID> written, Set<CopyId> copies) {
        return written.map(UUID::toString)
                .orElseGet(() -> copies.stream().map(CopyId::toString).sorted().collect(Collectors.joining("=")));
    }

    private static String said(Shown shown, List<Shown> all) {
        return said(
                shown.contact(),
                (shown.outbound() ? "outbound" : "inbound")
                        + (shown.hidden() ? ", hidden" : "")
                        + (shown.bounced() ? ", bounced" : ""),
                shown.copies(),
                all.stream()
                        .filter(other -> other.thread() == shown.thread()
                                && other.contact().equals(shown.contact()))
                        .map(other -> name(other.written(), other.copies())));
    }

    private static String said(MessageLine line, List<MessageLine> all) {
        return said(
                line.contactId(),
                (line.direction() == Direction.OUTBOUND ? "outbound" : "inbound")
                        + (line.claimedBy().isPresent() ? ", hidden" : "")
                        + (line.state().equals("BOUNCED") ? ", bounced" : ""),
                copies(line),
                all.stream()
                        .filter(other -> other.threadId().equals(line.threadId()))
                        .map(other -> name(written(other), copies(other))));
    }

    private static String said(UUID contact, String how, Set<CopyId> copies, Stream<String> thread) {
        return "with " + contact + ", " + how + ", copies "
                + copies.stream().map(CopyId::toString).sorted().toList() + ", thread of "
                + thread.sorted().toList();
    }

    private static Optional<UUID> written(MessageLine line) {
        return line.sources().stream().anyMatch(source -> source.door().equals("CRM"))
                ? Optional.of(line.messageId())
                : Optional.empty();
    }

    private static Set<CopyId> copies(MessageLine line) {
        return line.sources().stream()
                .filter(source -> source.gmailMessageId().isPresent())
                .map(source -> new CopyId(
                        source.mailbox().orElse(""), source.gmailMessageId().orElse("")))
                .collect(Collectors.toSet());
    }

    private static <T> List<T> paged(Function<Optional<String>, Page<T>> ask) {
        List<T> all = new ArrayList<>();
        Page<T> page = ask.apply(Optional.empty());
        all.addAll(page.items());
        while (page.nextCursor().isPresent()) {
            page = ask.apply(page.nextCursor());
            all.addAll(page.items());
        }
        return all;
    }
}
