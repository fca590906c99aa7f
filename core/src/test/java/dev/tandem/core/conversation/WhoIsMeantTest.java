package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.aSentEmail;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static dev.tandem.core.given.People.JANA;

import dev.tandem.core.given.GivenContact;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R27, R28: which contact an email is filed under. */
class WhoIsMeantTest {

    private static final String EARLIER = "2026-01-09T08:00:00Z";
    private static final String LATER = "2026-01-10T08:00:00Z";
    private static final String RECHNUNG = "jana+rechnung@praxis-weber.example";

    @Test
    @DisplayName("R27: two contacts with one address: the email is filed under the one that was created first")
    void firstCreated() {
        var place = connectedBy(ADA_LENZ)
                .knows(jana("Praxis Weber").createdAt(LATER))
                .knows(jana("Jana Weber").createdAt(EARLIER))
                .place();

        assertThatJudged(anEmail().from(JANA), place).opensThreadOf("Jana Weber");
        assertThatJudged(aSentEmail().to(JANA), place).opensThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R27: with the days of creation exchanged, the other one owns the email")
    void firstCreatedTheOtherWayRound() {
        var place = connectedBy(ADA_LENZ)
                .knows(jana("Praxis Weber").createdAt(EARLIER))
                .knows(jana("Jana Weber").createdAt(LATER))
                .place();

        assertThatJudged(anEmail().from(JANA), place).opensThreadOf("Praxis Weber");
    }

    @Test
    @DisplayName("R27, R13: the gate asks about that contact alone, even if the other one is the user's own")
    void gateOfTheFirstCreated() {
        var place = connectedBy(ADA_LENZ)
                .knows(jana("Praxis Weber").createdAt(LATER))
                .knows(contact("Jana Weber", JANA).assignedTo(BEN_ARNOLD).createdAt(EARLIER))
                .place();

        assertThatJudged(anEmail().from(JANA), place).isHeldBack().waitsFor("Jana Weber");
    }

    @Test
    @DisplayName("R28: an email from any of a contact's addresses, however spelled, is the contact's")
    void allAddresses() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA, "weber.jana@gmail.com").assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(anEmail().from("JANA@Praxis-Weber.example"), place).opensThreadOf("Jana Weber");
        assertThatJudged(anEmail().from("WeberJana+privat@googlemail.com"), place)
                .opensThreadOf("Jana Weber");
        assertThatJudged(anEmail().from("j.ana@praxis-weber.example"), place).isNotSyncedBy(Rule.R14);
    }

    @Test
    @DisplayName("R28: \"+suffix\" outside Gmail names somebody else, unless the sub-account has chosen otherwise")
    void suffix() {
        assertThatJudged(
                        anEmail().from(RECHNUNG),
                        connectedBy(ADA_LENZ).knows(jana("Jana Weber")).place())
                .isNotSyncedBy(Rule.R14);
        assertThatJudged(
                        anEmail().from(RECHNUNG),
                        connectedBy(ADA_LENZ)
                                .ignoringSuffix()
                                .knows(jana("Jana Weber"))
                                .place())
                .isSyncedBy(Rule.R12)
                .opensThreadOf("Jana Weber");
    }

    private static GivenContact jana(String name) {
        return contact(name, JANA).assignedTo(ADA_LENZ);
    }
}
