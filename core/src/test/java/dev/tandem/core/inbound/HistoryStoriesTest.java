package dev.tandem.core.inbound;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.Chance;
import dev.tandem.core.given.Stories;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** R83: whatever happens in a mailbox, the plan made of its history leads to what the mailbox holds. */
class HistoryStoriesTest {

    @Stories
    @DisplayName("R83, F13, F14: exactly what was deleted is deleted, and nothing of it wants a verdict")
    void deletions(long seed) {
        MailboxStory story = new MailboxStory(seed);
        HistoryPlan plan = HistoryPlan.of(story.changes);

        assertThat(plan.deleted()).isEqualTo(story.deleted);
        assertThat(plan.candidates()).extracting(Candidate::message).noneMatch(story.deleted::contains);
        assertThat(plan.labelChanges()).extracting(LabelChange::message).noneMatch(story.deleted::contains);
    }

    @Stories
    @DisplayName("R80, F15, F20: whatever came in or moved into scope wants one verdict, and nothing else does")
    void candidates(long seed) {
        MailboxStory story = new MailboxStory(seed);
        List<Candidate> candidates = HistoryPlan.of(story.changes).candidates();
        Set<GmailMessageId> wanted = new HashSet<>(story.cameIn.keySet());
        wanted.addAll(story.movedIn);
        wanted.removeAll(story.deleted);

        assertThat(candidates).extracting(Candidate::message).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(candidates)
                .allSatisfy(candidate -> assertThat(candidate.addedAt())
                        .isEqualTo(Optional.ofNullable(story.cameIn.get(candidate.message()))));
        assertThat(candidates)
                .extracting(Candidate::message)
                .filteredOn(story.cameIn::containsKey)
                .containsExactlyElementsOf(story.cameIn.keySet().stream()
                        .filter(message -> !story.deleted.contains(message))
                        .toList());
    }

    @Stories
    @DisplayName("R17, F18: an arrival carries the labels that it has in the end")
    void labelsOfArrivals(long seed) {
        MailboxStory story = new MailboxStory(seed);

        assertThat(HistoryPlan.of(story.changes).candidates())
                .filteredOn(candidate -> candidate.addedAt().isPresent())
                .allSatisfy(candidate -> assertThat(candidate.labels())
                        .contains(Set.copyOf(story.now.getOrDefault(candidate.message(), Set.of()))));
    }

    @Stories
    @DisplayName("F18: applied to what was there before, the label changes lead to what is there now")
    void labelChanges(long seed) {
        MailboxStory story = new MailboxStory(seed);

        assertThat(applied(HistoryPlan.of(story.changes), story.before)).isEqualTo(kept(story));
    }

    @Stories
    @DisplayName("F18, F19: it does not matter where the pages end")
    void pages(long seed) {
        MailboxStory story = new MailboxStory(seed);
        int end = new Chance(seed).below(story.changes.size() + 1);
        HistoryPlan first = HistoryPlan.of(story.changes.subList(0, end));
        HistoryPlan second = HistoryPlan.of(story.changes.subList(end, story.changes.size()));

        assertThat(applied(second, applied(first, story.before))).isEqualTo(kept(story));
    }

    @Stories
    @DisplayName("F27: a history that tells everything twice in a row says nothing new")
    void duplicates(long seed) {
        MailboxStory story = new MailboxStory(seed);
        List<Change> twice = story.changes.stream()
                .flatMap(change -> List.of(change, change).stream())
                .toList();

        assertThat(HistoryPlan.of(twice)).isEqualTo(HistoryPlan.of(story.changes));
    }

    @Stories
    @DisplayName("F18: only the order within one message matters, not how messages are mixed")
    void mixed(long seed) {
        MailboxStory story = new MailboxStory(seed);
        HistoryPlan plan = HistoryPlan.of(story.changes);
        HistoryPlan mixed = HistoryPlan.of(mixed(story.changes, new Chance(seed)));

        assertThat(mixed.deleted()).isEqualTo(plan.deleted());
        assertThat(mixed.candidates()).containsExactlyInAnyOrderElementsOf(plan.candidates());
        assertThat(mixed.labelChanges()).containsExactlyInAnyOrderElementsOf(plan.labelChanges());
    }

    private static List<Change> mixed(List<Change> changes, Chance chance) {
        Map<GmailMessageId, List<Change>> left = new HashMap<>();
        changes.forEach(change -> left.computeIfAbsent(change.message(), message -> new ArrayList<>())
                .add(change));
        return chance.shuffled(changes).stream()
                .map(change -> left.getOrDefault(change.message(), List.of()).removeFirst())
                .toList();
    }

    private static Map<GmailMessageId, Set<Label>> applied(HistoryPlan plan, Map<GmailMessageId, Set<Label>> before) {
        Map<GmailMessageId, Set<Label>> after = new HashMap<>(before);
        plan.labelChanges()
                .forEach(change ->
                        after.computeIfPresent(change.message(), (message, labels) -> applied(change, labels)));
        after.keySet().removeAll(plan.deleted());
        return after;
    }

    private static Set<Label> applied(LabelChange change, Set<Label> before) {
        Set<Label> after = new HashSet<>(before);
        after.addAll(change.added());
        after.removeAll(change.removed());
        return after;
    }

    /** What is left of what was there before. */
    private static Map<GmailMessageId, Set<Label>> kept(MailboxStory story) {
        return story.now.entrySet().stream()
                .filter(entry -> story.before.containsKey(entry.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
