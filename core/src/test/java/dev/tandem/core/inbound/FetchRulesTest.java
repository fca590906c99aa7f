package dev.tandem.core.inbound;

import static dev.tandem.core.given.GivenHistory.id;
import static dev.tandem.core.given.GivenHistory.threadOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.inbound.FetchRules.Need;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.HistoryCursor;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R84: how much of an email is asked for. */
class FetchRulesTest {

    private static final Optional<HistoryCursor> IN_HISTORY = Optional.of(new HistoryCursor(1001));
    private static final Optional<Set<Label>> IN_THE_INBOX = Optional.of(Set.of(Label.INBOX, Label.UNREAD));

    @Test
    @DisplayName("R84: an email of a thread that is bound nowhere may be a stranger's: only its headers are fetched")
    void perhapsAStrangers() {
        assertThat(FetchRules.needOf(candidate(IN_THE_INBOX, IN_HISTORY), false))
                .isEqualTo(Need.HEADERS);
    }

    @Test
    @DisplayName("R84: an email of a bound thread will be stored, and one call brings it whole")
    void ofABoundThread() {
        assertThat(FetchRules.needOf(candidate(IN_THE_INBOX, IN_HISTORY), true)).isEqualTo(Need.SOURCE);
    }

    @Test
    @DisplayName(
            "R84, R06: one that history does not date may be older than the connection: headers first, bound or not")
    void perhapsTooOld() {
        assertThat(FetchRules.needOf(candidate(IN_THE_INBOX, Optional.empty()), true))
                .isEqualTo(Need.HEADERS);
        assertThat(FetchRules.needOf(candidate(IN_THE_INBOX, Optional.empty()), false))
                .isEqualTo(Need.HEADERS);
    }

    @Test
    @DisplayName("R84, R17: one whose labels are not told may be a draft: headers first, bound or not")
    void perhapsADraft() {
        assertThat(FetchRules.needOf(candidate(Optional.empty(), IN_HISTORY), true))
                .isEqualTo(Need.HEADERS);
        assertThat(FetchRules.needOf(candidate(Optional.empty(), IN_HISTORY), false))
                .isEqualTo(Need.HEADERS);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DRAFT", "SCHEDULED", "SPAM", "TRASH", "CHAT"})
    @DisplayName("R84, R17, F58: what its label keeps out is not fetched at all, not even in a bound thread")
    void keptOut(String label) {
        var keptOut = candidate(Optional.of(Set.of(Label.UNREAD, new Label(label))), IN_HISTORY);

        assertThat(FetchRules.needOf(keptOut, true)).isEqualTo(Need.NOTHING);
        assertThat(FetchRules.needOf(keptOut, false)).isEqualTo(Need.NOTHING);
    }

    private static Candidate candidate(Optional<Set<Label>> labels, Optional<HistoryCursor> addedAt) {
        return new Candidate(id("a"), threadOf("a"), labels, addedAt);
    }
}
