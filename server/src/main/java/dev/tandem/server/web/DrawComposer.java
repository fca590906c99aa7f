package dev.tandem.server.web;

import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Role;
import dev.tandem.server.conversation.ClaimStore;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.draft.Draft;
import dev.tandem.server.draft.DraftStore;
import dev.tandem.server.draft.SignatureStore;
import dev.tandem.server.draft.TextTemplateStore;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.outbound.QuoteEmail;
import dev.tandem.server.smartbcc.KeepSmartAddress;
import dev.tandem.server.web.ComposerView.Around;
import dev.tandem.server.web.ComposerView.Mode;
import dev.tandem.server.web.ComposerView.Recipients;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the composer: whom a reply reaches, whom Reply all reaches besides, and from which address (R40, R48). */
@Component
class DrawComposer {

    private final MailboxStore mailboxes;
    private final ClaimStore claims;
    private final DraftStore drafts;
    private final SignatureStore signatures;
    private final QuoteEmail quoteEmail;
    private final KeepSmartAddress smartAddresses;
    private final TextTemplateStore templates;
    private final RandomGenerator chance;
    private final InstantSource clock;

    DrawComposer(
            MailboxStore mailboxes,
            ClaimStore claims,
            DraftStore drafts,
            SignatureStore signatures,
            QuoteEmail quoteEmail,
            KeepSmartAddress smartAddresses,
            TextTemplateStore templates,
            RandomGenerator chance,
            InstantSource clock) {
        this.drafts = drafts;
        this.signatures = signatures;
        this.quoteEmail = quoteEmail;
        this.smartAddresses = smartAddresses;
        this.templates = templates;
        this.clock = clock;
        this.mailboxes = mailboxes;
        this.claims = claims;
        this.chance = chance;
    }

    /** Which composer; {@code mode} is absent unless the address asks for one, then it is open as a page on phones. */
    record Wish(String action, @Nullable Mode mode, Recipients fallback, Optional<UUID> contact, boolean disturbs) {}

    ComposerView composer(Visit visit, Wish wish, List<MessageLine> lines) {
        Optional<ConnectionState> connection =
                mailboxes.connectionOf(visit.subAccount(), visit.user().id());
        Optional<MessageLine> answered = wish.mode() == Mode.NEW ? Optional.empty() : answered(lines);
        Mode mode = answered.isEmpty()
                ? Mode.NEW
                : Optional.ofNullable(wish.mode())
                        .filter(asked -> asked != Mode.FORWARD)
                        .orElse(Mode.REPLY);
        Recipients reply = answered.map(line -> new Recipients(replyTo(line), List.of(), List.of()))
                .orElse(wish.fallback());
        Optional<Draft> draft = drafts.latest(visit.subAccount(), visit.user().id(), wish.contact())
                .filter(found -> fits(found, wish.mode(), answered));
        Recipients all = answered.map(line -> replyAll(visit, line, connection)).orElse(wish.fallback());
        ComposerView view = new ComposerView(
                wish.action(),
                new UUID(chance.nextLong(), chance.nextLong()).toString(),
                answered.map(MessageLine::messageId).orElse(null),
                mode,
                wish.mode() != null,
                connection.map(found -> found.mailbox().address().value()).orElse(null),
                reply,
                all,
                "",
                signed(visit),
                null,
                answered.isPresent()
                        && !claims.alsoShownIn(
                                        visit.subAccount(), answered.get().threadId())
                                .isEmpty(),
                null,
                around(visit, wish, connection, draft, answered));
        return draft.map(view::goingOnWith).orElse(view);
    }

    private Around around(
            Visit visit,
            Wish wish,
            Optional<ConnectionState> connection,
            Optional<Draft> draft,
            Optional<MessageLine> answered) {
        return new Around(
                wish.contact().orElse(null),
                connection.map(DrawComposer::addresses).orElse(List.of()),
                draft.map(ComposerView.Kept::of).orElse(null),
                WhenToSend.choices(visit.access().subAccount().timeZone(), clock.instant()),
                visit.access().subAccount().name(),
                connection.map(ConnectionState::sentToday).orElse(0),
                connection.map(ConnectionState::dailyLimit).orElse(0),
                wish.disturbs(),
                answered.flatMap(line -> quoteEmail.of(
                                visit.subAccount(),
                                line.messageId(),
                                visit.user().language().locale(),
                                visit.user().timeZone()))
                        .map(QuoteEmail.Quoted::text)
                        .orElse(null),
                smartAddresses
                        .of(visit.subAccount(), visit.user().id())
                        .flatMap(KeepSmartAddress.Shown::current)
                        .map(EmailAddress::value)
                        .orElse(null),
                templates.all(visit.subAccount()));
    }

    /** R50: two dashes and a blank begin a signature (RFC 3676 section 4.3). */
    String signed(Visit visit) {
        String signature = signatures.of(visit.subAccount(), visit.user().id());
        return signature.isEmpty() ? "" : "\n\n-- \n" + signature;
    }

    private static List<String> addresses(ConnectionState connection) {
        List<String> all = Stream.concat(
                        Stream.of(connection.mailbox().address()),
                        connection.mailbox().ownAddresses().addresses().stream()
                                .sorted(Comparator.comparing(EmailAddress::value)))
                .map(EmailAddress::value)
                .distinct()
                .toList();
        return all.size() > 1 ? all : List.of();
    }

    /** A draft of an answer is gone on with where an answer is written, one of a new email where a new email is. */
    private static boolean fits(Draft draft, @Nullable Mode wished, Optional<MessageLine> answered) {
        boolean fresh = draft.content().kind() == Draft.Kind.NEW;
        if (wished == null) {
            return answered.isPresent() || fresh;
        }
        boolean forward = draft.content().kind() == Draft.Kind.FORWARD;
        return forward ? wished == Mode.FORWARD : wished != Mode.FORWARD && fresh == (wished == Mode.NEW);
    }

    /** Written as {@code Jana Weber <jana@…>}; a name with a comma stands in quotes (RFC 5322 section 3.4). */
    static String written(String name, String address) {
        if (name.isBlank() || name.equals(address)) {
            return address;
        }
        String plain = name.replaceAll("[\"\\\\<>]", "");
        return (plain.matches("[^,;:@()\\[\\]]+") ? plain : "\"" + plain + "\"") + " <" + address + ">";
    }

    /** The newest message that can be answered: one that did not fail, of a thread that nobody else has (R32). */
    private static Optional<MessageLine> answered(List<MessageLine> lines) {
        return lines.reversed().stream()
                .filter(line ->
                        !line.state().equals("FAILED") && line.claimedBy().isEmpty() && !ownForward(line))
                .findFirst();
    }

    /** What was passed on is answered by whoever got it, and nobody answers that by hand here. */
    private static boolean ownForward(MessageLine line) {
        return line.forwarded() && line.direction() == Direction.OUTBOUND;
    }

    private static List<String> replyTo(MessageLine line) {
        if (line.direction() == Direction.OUTBOUND) {
            return named(line, party -> party.role().equals(Optional.of(Role.TO)));
        }
        List<String> wished = named(line, party -> party.role().isEmpty());
        return wished.isEmpty() ? named(line, party -> party.role().equals(Optional.of(Role.FROM))) : wished;
    }

    private static Recipients replyAll(Visit visit, MessageLine line, Optional<ConnectionState> connection) {
        List<String> to = replyTo(line);
        Predicate<Party> others = party ->
                !own(visit, party, connection) && to.stream().noneMatch(written -> written.contains(party.address()));
        List<String> moreTo = line.direction() == Direction.INBOUND
                ? named(line, others.and(party -> party.role().equals(Optional.of(Role.TO))))
                : List.of();
        List<String> cc = named(line, others.and(party -> party.role().equals(Optional.of(Role.CC))));
        return new Recipients(
                to, Stream.concat(moreTo.stream(), cc.stream()).distinct().toList(), List.of());
    }

    private static boolean own(Visit visit, Party party, Optional<ConnectionState> connection) {
        return visit.own(party.address())
                || connection
                        .flatMap(found -> EmailAddress.parse(party.address())
                                .map(found.mailbox().ownAddresses()::contain))
                        .orElse(false);
    }

    private static List<String> named(MessageLine line, Predicate<Party> which) {
        return line.parties().stream()
                .filter(which)
                .filter(party -> !party.address().isBlank())
                .map(party -> written(party.name(), party.address()))
                .distinct()
                .toList();
    }
}
