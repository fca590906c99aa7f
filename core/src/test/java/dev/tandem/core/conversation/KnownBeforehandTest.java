package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudgement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.given.GivenPlace;
import dev.tandem.core.given.People;
import dev.tandem.core.mail.Label;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R17, R33, R44: what needs no look at the email, and has its verdict all the same (R80). */
class KnownBeforehandTest {

    @Test
    @DisplayName("R44, R80: the copy of what was written here is here already, and nothing is filed a second time")
    void echo() {
        assertThatJudgement(AttributionRules.sentFromHere())
                .isHereAlreadyBy(Rule.R44)
                .asked(Finding.SENT_FROM_HERE);
    }

    @Test
    @DisplayName("R33, R80: the copy of what was written in another sub-account is none of this one's business")
    void bornElsewhere() {
        assertThatJudgement(AttributionRules.elsewhere(claim(Rule.R33)))
                .isNotSyncedBy(Rule.R33)
                .asked(Finding.WRITTEN_ELSEWHERE);
    }

    @Test
    @DisplayName("R32, R80: the copy of an answer that another sub-account wrote is none of this one's business either")
    void answeredElsewhere() {
        assertThatJudgement(AttributionRules.elsewhere(claim(Rule.R32)))
                .isNotSyncedBy(Rule.R32)
                .asked(Finding.CLAIMED_ELSEWHERE);
    }

    private static Claim claim(Rule rule) {
        return new Claim(new SubAccountId(People.idOf("elsewhere")), GivenPlace.CONNECTED_AT, rule);
    }

    @Test
    @DisplayName("R17, R80: what its label keeps out is judged unseen")
    void outOfScope() {
        assertThatJudgement(AttributionRules.outOfScope())
                .isNotSyncedBy(Rule.R17)
                .asked(Finding.DRAFT_SPAM_TRASH_OR_CHAT);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DRAFT", "SCHEDULED", "SPAM", "TRASH", "CHAT"})
    @DisplayName("R17, F58: one such label among others is enough to keep a message out")
    void keepsOut(String label) {
        assertThat(AttributionRules.isOutOfScope(Set.of(Label.INBOX, new Label(label))))
                .isTrue();
    }

    @Test
    @DisplayName("R17, F16: no other label keeps a message out, nor does having none")
    void letsIn() {
        assertThat(AttributionRules.isOutOfScope(Set.of())).isFalse();
        assertThat(AttributionRules.isOutOfScope(
                        Set.of(Label.INBOX, Label.SENT, Label.UNREAD, Label.STARRED, new Label("CATEGORY_PROMOTIONS"))))
                .isFalse();
    }
}
