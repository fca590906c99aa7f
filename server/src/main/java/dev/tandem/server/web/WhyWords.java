package dev.tandem.server.web;

import dev.tandem.core.conversation.Step;
import dev.tandem.server.conversation.VerdictFacts.Facts;
import dev.tandem.server.conversation.VerdictFacts.Person;
import java.util.List;
import java.util.Optional;

/** What happened to an email, as a headline and a sentence (R80). */
record WhyWords(FindingWords words, String subAccount) {

    /** A verdict, stored or imagined. */
    record Said(String outcome, Optional<String> rule, List<Step> steps, Facts facts) {}

    String title(Said said) {
        return switch (said.outcome()) {
            case "SYNCED" ->
                contact(said)
                        .map(name -> words.say("why.synced", name, subAccount))
                        .orElseGet(() -> words.say("why.syncedHere", subAccount));
            case "HELD_BACK" -> words.say("why.held");
            case "NOT_SYNCED" -> words.sayOr("why.not." + said.rule().orElse(""), words.say("why.notHere"));
            default -> words.say("why." + said.outcome());
        };
    }

    String sentence(Said said) {
        return switch (said.outcome()) {
            case "SYNCED" -> words.sayOr("why.because." + said.rule().orElse(""), decided(said));
            case "HELD_BACK" -> held(said);
            case "NOT_SYNCED" -> words.sayOr("why.becauseNot." + said.rule().orElse(""), decided(said));
            default -> words.say("why.because." + said.outcome());
        };
    }

    /** For an email that might be, in a sub-account. {@code thread}: the subject of the one it would join. */
    String wouldBe(Said said, Optional<String> thread) {
        return switch (said.outcome()) {
            case "SYNCED" ->
                contact(said)
                        .map(name -> thread.map(subject -> words.say("whatIf.joins", name, subject))
                                .orElseGet(() -> words.say("whatIf.opens", name)))
                        .orElseGet(() -> decided(said));
            case "HELD_BACK" -> words.say("whatIf.held", held(said));
            default -> words.say("whatIf.nothing", sentence(said));
        };
    }

    private String held(Said said) {
        Optional<Person> contact = said.facts().contact();
        Optional<String> other = contact.filter(person -> !person.assignedTo().equals(Optional.of(words.reader())))
                .flatMap(Person::assignedName);
        if (other.isPresent()) {
            return words.say("why.heldOther", contact.orElseThrow().name(), other.get(), subAccount);
        }
        return contact.filter(person -> person.assignedTo().isEmpty())
                .map(person -> words.say("why.heldNobody", person.name(), subAccount))
                .orElseGet(() -> words.say("why.heldThen", subAccount));
    }

    private static Optional<String> contact(Said said) {
        return said.facts().contact().map(Person::name);
    }

    private String decided(Said said) {
        return said.steps().stream()
                .filter(Step::decided)
                .map(step -> words.answer(step.finding(), said.facts()))
                .findFirst()
                .orElse("");
    }
}
