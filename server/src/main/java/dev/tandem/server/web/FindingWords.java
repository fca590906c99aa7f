package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Finding;
import dev.tandem.server.conversation.VerdictFacts.Facts;
import dev.tandem.server.conversation.VerdictFacts.InThread;
import dev.tandem.server.conversation.VerdictFacts.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a rule asked and found, in the words of one reader (R80). Every finding has plain words; where the facts are known, those of
 * {@code told} say them.
 *
 * @param reader to whom "you" means
 */
public record FindingWords(TimeWords when, UserId reader) {

    private static final String KEY = "api.finding.";

    /** The question. */
    public String question(Finding finding) {
        return sayOr(KEY + finding.name() + ".question", finding.name());
    }

    /** The answer, with whom, since when and which as far as it is known. */
    public String answer(Finding finding, Facts facts) {
        String plain = sayOr(KEY + finding.name() + ".answer", finding.name());
        return told(finding, facts)
                .map(arguments -> sayOr(KEY + finding.name() + ".told", plain, arguments))
                .orElse(plain);
    }

    private Optional<Object[]> told(Finding finding, Facts facts) {
        return switch (finding) {
            case AFTER_CONNECTION, BEFORE_CONNECTION -> facts.connectedSince().map(this::time);
            case IN_SCOPE, DRAFT_SPAM_TRASH_OR_CHAT -> labels(facts.labels());
            case THREAD_BOUND -> bound(facts);
            case SENDER_IS_CONTACT, FIRST_TO_CONTACT, FIRST_COPIED_CONTACT, ASSIGNED_TO_USER, USER_WROTE_TO_CONTACT ->
                facts.contact().map(Person::name).map(FindingWords::only);
            case GATE_CLOSED -> facts.contact().flatMap(this::notTheirs);
            case JOINS_THREAD, OPENS_THREAD ->
                facts.thread()
                        .map(InThread::subject)
                        .filter(subject -> !subject.isBlank())
                        .map(FindingWords::only);
            case ALREADY_HERE -> facts.sources() < 2 ? Optional.empty() : Optional.of(only(facts.sources()));
            default -> Optional.empty();
        };
    }

    private Object[] time(Instant at) {
        return only(when.exact(at));
    }

    private static Object[] only(Object argument) {
        return new Object[] {argument};
    }

    private Optional<Object[]> bound(Facts facts) {
        return facts.contact()
                .flatMap(person -> facts.thread().flatMap(InThread::boundSince).map(since ->
                        new Object[] {person.name(), when.exact(since)}));
    }

    /** Whom the contact has now says why only if it is not the reader by now. */
    private Optional<Object[]> notTheirs(Person contact) {
        boolean readers = contact.assignedTo().equals(Optional.of(reader));
        return readers
                ? Optional.empty()
                : Optional.of(only(contact.assignedName()
                        .map(name -> say("why.assignedTo", name))
                        .orElseGet(() -> say("why.nobody"))));
    }

    /** Labels that people know; those of their own have no name here. */
    private Optional<Object[]> labels(List<String> labels) {
        String known = labels.stream()
                .map(label -> sayOr("label." + label.toUpperCase(Locale.ROOT), ""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? Optional.empty() : Optional.of(only(known));
    }

    /** Any sentence of the bundles. */
    String say(String key, Object... arguments) {
        return when.words().getMessage(key, arguments, when.locale());
    }

    /** A sentence that need not exist. */
    String sayOr(String key, String otherwise, Object... arguments) {
        return Objects.requireNonNullElse(when.words().getMessage(key, arguments, otherwise, when.locale()), otherwise);
    }
}
