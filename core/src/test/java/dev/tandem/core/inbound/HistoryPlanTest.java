package dev.tandem.core.inbound;

import static dev.tandem.core.given.GivenHistory.aHistory;
import static dev.tandem.core.given.GivenHistory.id;
import static dev.tandem.core.given.GivenHistory.threadOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.GivenHistory;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.HistoryCursor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R17, R80, R83: what a stretch of history asks for. */
class HistoryPlanTest {

    @Test
    @DisplayName("R80: every email that came in wants a verdict, in the order of coming, from where history added it")
    void arrivals() {
        HistoryPlan plan = aHistory()
                .arrives("b", 1001, Label.INBOX, Label.UNREAD)
                .arrives("a", 1002, Label.SENT)
                .plan();

        assertThat(plan.candidates())
                .containsExactly(arrived("b", 1001, Label.INBOX, Label.UNREAD), arrived("a", 1002, Label.SENT));
        assertThat(plan.labelChanges()).isEmpty();
        assertThat(plan.deleted()).isEmpty();
    }

    @Test
    @DisplayName("F27: an arrival that is told twice is one candidate, and its first place in history counts")
    void toldTwice() {
        assertThat(aHistory()
                        .arrives("a", 1001, Label.INBOX)
                        .arrives("a", 1005, Label.SPAM)
                        .plan()
                        .candidates())
                .containsExactly(arrived("a", 1001, Label.INBOX));
    }

    @Test
    @DisplayName("R17: where history says nothing of the labels, the plan claims nothing of them")
    void unknownLabels() {
        assertThat(aHistory()
                        .arrivesUnlabelled("a", 1001)
                        .gains("a", Label.STARRED)
                        .plan()
                        .candidates())
                .containsExactly(
                        new Candidate(id("a"), threadOf("a"), Optional.empty(), Optional.of(new HistoryCursor(1001))));
    }

    @Test
    @DisplayName("F27: told once without and once with labels, the labels are known, whichever came first")
    void labelsFilledIn() {
        assertThat(aHistory()
                        .arrivesUnlabelled("a", 1001)
                        .arrives("a", 1001, Label.INBOX)
                        .plan()
                        .candidates())
                .containsExactly(arrived("a", 1001, Label.INBOX));
        assertThat(aHistory()
                        .arrives("a", 1001, Label.INBOX)
                        .arrivesUnlabelled("a", 1001)
                        .plan()
                        .candidates())
                .containsExactly(arrived("a", 1001, Label.INBOX));
    }

    @Test
    @DisplayName("F14: what came and was deleted in one window is gone, and no candidate is left of it")
    void cameAndWent() {
        HistoryPlan plan = aHistory()
                .arrives("a", 1001, Label.INBOX)
                .arrives("b", 1002, Label.INBOX)
                .gains("a", Label.STARRED)
                .vanishes("a")
                .plan();

        assertThat(plan.candidates()).containsExactly(arrived("b", 1002, Label.INBOX));
        assertThat(plan.labelChanges()).isEmpty();
        assertThat(plan.deleted()).containsExactly(id("a"));
    }

    @Test
    @DisplayName("F14: an arrival or a label told after the deletion raises nothing from the dead")
    void deletionComesFirst() {
        HistoryPlan plan = aHistory()
                .vanishes("a")
                .arrives("a", 1001, Label.INBOX)
                .gains("a", Label.INBOX)
                .loses("a", Label.SPAM)
                .plan();

        assertThat(plan).isEqualTo(aHistory().vanishes("a").plan());
        assertThat(plan.candidates()).isEmpty();
    }

    @Test
    @DisplayName("F13, F14: the deletion of a message that nobody knows is noted, and disturbs no other message")
    void unknownDeleted() {
        HistoryPlan plan =
                aHistory().vanishes("a").arrives("b", 1002, Label.INBOX).plan();

        assertThat(plan.candidates()).containsExactly(arrived("b", 1002, Label.INBOX));
        assertThat(plan.deleted()).containsExactly(id("a"));
    }

    @Test
    @DisplayName("R17, F15: a message that loses spam or trash, or gains the inbox or Sent, may enter and is judged")
    void movedIntoScope() {
        assertThat(movedIn(aHistory().loses("a", Label.SPAM))).isTrue();
        assertThat(movedIn(aHistory().loses("a", Label.TRASH, Label.STARRED))).isTrue();
        assertThat(movedIn(aHistory().gains("a", Label.INBOX, Label.UNREAD))).isTrue();
        assertThat(movedIn(aHistory().gains("a", Label.SENT))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"UNREAD", "STARRED", "Label_7", "SPAM", "TRASH"})
    @DisplayName("R17: no other label that a message gains makes it a candidate")
    void otherGains(String label) {
        assertThat(aHistory().gains("a", new Label(label)).plan().candidates()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"UNREAD", "STARRED", "Label_7", "INBOX", "SENT"})
    @DisplayName("F23: no other label that a message loses makes it a candidate; archiving is no arrival")
    void otherLosses(String label) {
        assertThat(aHistory().loses("a", new Label(label)).plan().candidates()).isEmpty();
    }

    @Test
    @DisplayName("F15: a message that both arrived and moved into scope is one candidate with its place in history")
    void movedAndArrived() {
        assertThat(aHistory()
                        .loses("a", Label.SPAM)
                        .arrives("a", 1001, Label.SPAM)
                        .plan()
                        .candidates())
                .containsExactly(arrived("a", 1001));
        assertThat(aHistory()
                        .arrives("a", 1001, Label.SPAM)
                        .loses("a", Label.SPAM)
                        .plan()
                        .candidates())
                .containsExactly(arrived("a", 1001));
    }

    @Test
    @DisplayName("F18: of two changes of one label the last one wins, in either order")
    void lastWins() {
        assertThat(aHistory()
                        .gains("a", Label.STARRED)
                        .loses("a", Label.STARRED)
                        .plan()
                        .labelChanges())
                .containsExactly(new LabelChange(id("a"), Set.of(), Set.of(Label.STARRED)));
        assertThat(aHistory()
                        .loses("a", Label.STARRED)
                        .gains("a", Label.STARRED)
                        .plan()
                        .labelChanges())
                .containsExactly(new LabelChange(id("a"), Set.of(Label.STARRED), Set.of()));
    }

    @Test
    @DisplayName("F18: changes of different labels and of different messages stand side by side")
    void sideBySide() {
        HistoryPlan plan = aHistory()
                .loses("b", Label.UNREAD)
                .gains("a", Label.STARRED)
                .loses("a", Label.UNREAD)
                .plan();

        assertThat(plan.labelChanges())
                .containsExactly(
                        new LabelChange(id("b"), Set.of(), Set.of(Label.UNREAD)),
                        new LabelChange(id("a"), Set.of(Label.STARRED), Set.of(Label.UNREAD)));
    }

    @Test
    @DisplayName("R17: an arrival carries the labels that it has in the end, whenever its changes are told")
    void labelsOfAnArrival() {
        assertThat(aHistory()
                        .arrives("a", 1001, Label.INBOX, Label.UNREAD)
                        .loses("a", Label.INBOX, Label.UNREAD)
                        .gains("a", Label.TRASH)
                        .plan()
                        .candidates())
                .containsExactly(arrived("a", 1001, Label.TRASH));
        assertThat(aHistory()
                        .gains("a", Label.STARRED)
                        .loses("a", Label.UNREAD)
                        .arrives("a", 1001, Label.INBOX, Label.UNREAD)
                        .plan()
                        .candidates())
                .containsExactly(arrived("a", 1001, Label.INBOX, Label.STARRED));
    }

    private static boolean movedIn(GivenHistory history) {
        Candidate movedIn = new Candidate(id("a"), threadOf("a"), Optional.empty(), Optional.empty());
        return history.plan().candidates().equals(List.of(movedIn));
    }

    private static Candidate arrived(String message, long at, Label... labels) {
        return new Candidate(
                id(message), threadOf(message), Optional.of(Set.of(labels)), Optional.of(new HistoryCursor(at)));
    }
}
