package dev.tandem.server.web.api;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.conversation.Attribution;
import dev.tandem.core.conversation.Step;
import dev.tandem.core.conversation.Verdict;
import dev.tandem.server.conversation.VerdictFacts;
import dev.tandem.server.conversation.VerdictFacts.Copy;
import dev.tandem.server.conversation.VerdictFacts.Facts;
import dev.tandem.server.conversation.VerdictQueries.VerdictLine;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.inbound.WhatIf.Answers;
import dev.tandem.server.inbound.WhatIf.WouldBe;
import dev.tandem.server.web.FindingWords;
import dev.tandem.server.web.TimeWords;
import dev.tandem.server.web.api.VerdictJson.StepJson;
import dev.tandem.server.web.api.WhatIfJson.WouldBeJson;
import dev.tandem.server.web.api.protocol.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Draws verdicts, stored and imagined, with the words of their steps (R80). */
@Component
class VerdictDrawing {

    private final VerdictFacts facts;
    private final SubAccountStore subAccounts;
    private final Words words;
    private final MessageSource bundles;
    private final InstantSource clock;

    VerdictDrawing(
            VerdictFacts facts, SubAccountStore subAccounts, Words words, MessageSource bundles, InstantSource clock) {
        this.facts = facts;
        this.subAccounts = subAccounts;
        this.words = words;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** A page of verdicts, each with the facts it names. */
    List<VerdictJson> draw(HttpServletRequest request, Access access, List<VerdictLine> lines) {
        Map<Copy, Facts> known = facts.of(
                access.subAccountId(),
                access.userId(),
                lines.stream().map(Copy::of).toList());
        FindingWords said = said(request, access);
        return lines.stream()
                .map(line -> draw(said, line, known.getOrDefault(Copy.of(line), Facts.NONE)))
                .toList();
    }

    private FindingWords said(HttpServletRequest request, Access access) {
        TimeWords when =
                new TimeWords(words.locale(request), access.actor().user().timeZone(), clock.instant(), bundles);
        return new FindingWords(when, access.userId());
    }

    private static VerdictJson draw(FindingWords said, VerdictLine line, Facts known) {
        return new VerdictJson(
                line.gmailMessageId(),
                line.rfcMessageId().map(id -> "<" + id + ">").orElse(null),
                line.mailbox(),
                line.outcome(),
                line.rule().orElse(null),
                steps(said, line.steps(), known),
                line.contactId().orElse(null),
                line.messageId().orElse(null),
                line.receivedAt().orElse(null),
                line.judgedAt().orElse(null));
    }

    private static List<StepJson> steps(FindingWords said, List<Step> steps, Facts known) {
        return steps.stream()
                .map(step -> new StepJson(
                        step.finding().rule().name(),
                        said.question(step.finding()),
                        said.answer(step.finding(), known),
                        step.decided()))
                .toList();
    }

    /** What would become of an email, in every sub-account that was asked. */
    WhatIfJson draw(HttpServletRequest request, Access access, Answers answers) {
        FindingWords said = said(request, access);
        return new WhatIfJson(answers.subAccounts().stream()
                .map(answer -> draw(said, answers.mailbox(), answer))
                .toList());
    }

    private WouldBeJson draw(FindingWords said, String mailbox, WouldBe answer) {
        Verdict verdict = answer.judgement().verdict();
        return new WouldBeJson(
                answer.subAccount().value(),
                subAccounts.find(answer.subAccount()).orElseThrow().name(),
                mailbox,
                verdict.outcome().name(),
                verdict.rule().name(),
                steps(said, verdict.steps(), Facts.NONE),
                contact(answer.judgement().attribution()).map(ContactId::value).orElse(null));
    }

    private static Optional<ContactId> contact(Attribution attribution) {
        return switch (attribution) {
            case Attribution.Continues(var binding) -> Optional.of(binding.contact());
            case Attribution.Opens(ContactId contact) -> Optional.of(contact);
            case Attribution.WaitsAtGate(ContactId contact) -> Optional.of(contact);
            case Attribution.Nobodys nobodys -> Optional.empty();
        };
    }
}
