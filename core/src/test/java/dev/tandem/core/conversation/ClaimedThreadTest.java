package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.aSentEmail;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.JANA;

import dev.tandem.core.given.GivenPlace;
import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.Label;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R32, R33: a thread that another sub-account has. */
class ClaimedThreadTest {

    private static GivenPlace office() {
        return connectedBy(ADA_LENZ).knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Rule.class,
            names = {"R32", "R33"})
    @DisplayName("R32, R33: a thread that another sub-account has is not continued here, bound or not, in or out")
    void elsewhere(Rule rule) {
        var place = office().claimedElsewhere(rule);

        assertThatJudged(anEmail().from(JANA), place.place()).isNotSyncedBy(rule);
        assertThatJudged(aSentEmail().to(JANA), place.place()).isNotSyncedBy(rule);
        assertThatJudged(anEmail().from(JANA), place.boundTo("Jana Weber").place())
                .isNotSyncedBy(rule);
    }

    @Test
    @DisplayName("R32: the same thread with nobody's claim is")
    void unclaimed() {
        assertThatJudged(anEmail().from(JANA), office().place()).isSyncedBy(Rule.R12);
        assertThatJudged(anEmail().from(JANA), office().boundTo("Jana Weber").place())
                .isSyncedBy(Rule.R11);
    }

    @Test
    @DisplayName("R32, R80: the verdict says so, after what would have kept it out anyway")
    void inOrder() {
        var place = office().claimedElsewhere(Rule.R32).place();

        assertThatJudged(anEmail().from(JANA), place)
                .asked(Finding.AFTER_CONNECTION, Finding.IN_SCOPE, Finding.NOT_AUTOMATIC, Finding.CLAIMED_ELSEWHERE);
        assertThatJudged(anEmail().from(JANA).labelled(Label.SPAM), place).isNotSyncedBy(Rule.R17);
    }

    @Test
    @DisplayName("R44: what was written here stays here, whoever has the thread by now")
    void ownCopy() {
        var place = office().claimedElsewhere(Rule.R32).own(Standing.Own.COPY).place();

        assertThatJudged(aSentEmail().to(JANA), place).isHereAlreadyBy(Rule.R44);
    }

    @Test
    @DisplayName("R18, R32: a bounce is asked about before the claim")
    void bounce() {
        var place = office().claimedElsewhere(Rule.R32).place();

        assertThatJudged(anEmail().from(JANA).automatic(Automatic.DELIVERY_REPORT), place)
                .isNotSyncedBy(Rule.R18);
    }
}
