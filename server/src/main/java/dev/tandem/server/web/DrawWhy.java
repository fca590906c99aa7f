package dev.tandem.server.web;

import dev.tandem.core.mail.Role;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.conversation.VerdictFacts;
import dev.tandem.server.conversation.VerdictFacts.Copy;
import dev.tandem.server.conversation.VerdictFacts.Elsewhere;
import dev.tandem.server.conversation.VerdictFacts.Facts;
import dev.tandem.server.conversation.VerdictQueries.VerdictLine;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Draws why an email is here or not (R80). */
@Component
class DrawWhy {

    private final VerdictFacts facts;
    private final ConversationQueries conversations;
    private final MessageSource bundles;
    private final InstantSource clock;

    DrawWhy(VerdictFacts facts, ConversationQueries conversations, MessageSource bundles, InstantSource clock) {
        this.facts = facts;
        this.conversations = conversations;
        this.bundles = bundles;
        this.clock = clock;
    }

    FindingWords words(Visit visit) {
        return new FindingWords(
                new TimeWords(visit.user().language().locale(), visit.user().timeZone(), clock.instant(), bundles),
                visit.user().id());
    }

    /** Why a message is here; empty if there is no such message. */
    Optional<WhyView> message(Visit visit, UUID message) {
        return conversations
                .message(visit.subAccount(), message)
                .map(line -> facts.copyOf(visit.subAccount(), visit.user().id(), message)
                        .flatMap(copy -> facts.verdict(visit.subAccount(), copy))
                        .map(verdict -> verdicts(visit, List.of(verdict)).getFirst())
                        .orElseGet(() -> written(visit, line)));
    }

    /** One view per verdict, in their order. */
    List<WhyView> verdicts(Visit visit, List<VerdictLine> lines) {
        Map<Copy, Facts> known = facts.of(
                visit.subAccount(),
                visit.user().id(),
                lines.stream().map(Copy::of).toList());
        return lines.stream()
                .map(line -> verdict(visit, line, known.getOrDefault(Copy.of(line), Facts.NONE)))
                .toList();
    }

    private WhyView verdict(Visit visit, VerdictLine line, Facts known) {
        FindingWords words = words(visit);
        WhyWords said = new WhyWords(words, visit.access().subAccount().name());
        WhyWords.Said what = new WhyWords.Said(line.outcome(), line.rule(), line.steps(), known);
        Optional<MessageLine> message = line.messageId().flatMap(id -> conversations.message(visit.subAccount(), id));
        List<Elsewhere> elsewhere =
                facts.elsewhere(visit.subAccount(), visit.user().id(), Copy.of(line));
        return reported(
                visit,
                words,
                report -> new WhyView(
                        line.outcome(),
                        said.title(what),
                        said.sentence(what),
                        email(line, known, message),
                        line.mailbox(),
                        new AskedRules(words).rows(line.steps(), line.outcome(), known),
                        elsewhere.stream().map(other -> elseRow(words, other)).toList(),
                        new WhyView.Times(
                                line.receivedAt().orElse(null),
                                known.toldAt().orElse(null),
                                line.judgedAt().orElse(null)),
                        where(line, known, message),
                        report));
    }

    private static WhyView.Email email(VerdictLine line, Facts known, Optional<MessageLine> message) {
        return new WhyView.Email(
                message.map(DrawWhy::author)
                        .or(() -> known.contact().map(VerdictFacts.Person::name))
                        .orElse(null),
                message.map(MessageLine::subject).orElse(null),
                line.rfcMessageId().map(id -> "<" + id + ">").orElse(null),
                line.gmailMessageId());
    }

    private static String author(MessageLine line) {
        return line.authorName()
                .or(() -> line.parties().stream()
                        .filter(party -> party.role().equals(Optional.of(Role.FROM)))
                        .map(DrawWhy::called)
                        .findFirst())
                .orElse("");
    }

    private static String called(Party party) {
        return party.name().isBlank() ? party.address() : party.name();
    }

    private static WhyView.Where where(VerdictLine line, Facts known, Optional<MessageLine> message) {
        return new WhyView.Where(
                known.contact().map(VerdictFacts.Person::contactId).orElse(null),
                message.map(MessageLine::conversationId).orElse(null),
                line.messageId().orElse(null),
                line.outcome().equals("HELD_BACK"));
    }

    private static WhyView.ElseRow elseRow(FindingWords words, Elsewhere other) {
        boolean shown = other.outcome().equals("SYNCED");
        String sentence = switch (other.outcome()) {
            case "SYNCED" -> words.say("why.elsewhere.SYNCED");
            case "HELD_BACK" -> words.say("why.held");
            default -> words.sayOr("why.not." + other.rule(), words.say("why.notHere"));
        };
        return new WhyView.ElseRow(other.subAccount().value(), other.name(), shown, sentence, other.rule());
    }

    /** What was written here or came to a smart address, and has no copy at Gmail yet, or never will. */
    private WhyView written(Visit visit, MessageLine line) {
        FindingWords words = words(visit);
        boolean captured = line.origin().equals("SMART_BCC");
        return reported(
                visit,
                words,
                report -> new WhyView(
                        "SYNCED",
                        words.say(captured ? "why.captured" : "why.written"),
                        words.say(captured ? "why.capturedText" : "why.writtenText"),
                        new WhyView.Email(
                                author(line),
                                line.subject(),
                                line.rfcMessageId().map(id -> "<" + id + ">").orElse(null),
                                null),
                        words.say(captured ? "smart.title" : "why.tandem"),
                        List.of(),
                        List.of(),
                        new WhyView.Times(null, null, line.receivedAt()),
                        new WhyView.Where(line.contactId(), line.conversationId(), line.messageId(), false),
                        report));
    }

    private static WhyView reported(Visit visit, FindingWords words, Function<String, WhyView> draw) {
        return draw.apply(new WhyReport(words)
                .of(draw.apply(""), visit.access().subAccount().name()));
    }
}
