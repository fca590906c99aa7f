package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.aSentEmail;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADAS_ADDRESS;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static dev.tandem.core.given.People.JANA;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R20, R64: an email that came to a smart address is answered, and the answer comes through sync. */
class AnsweredUnseenTest {

    @Test
    @DisplayName("R20, R64: the contact answers an email that no mailbox ever had, and the answer continues its thread")
    void contactAnswers() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .answeredCameToASmartAddressOf("Jana Weber")
                .place();

        assertThatJudged(anEmail().from(JANA).to(ADAS_ADDRESS), place)
                .isSyncedBy(Rule.R12)
                .continuesThreadOf("Jana Weber")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_NOT_BOUND,
                        Finding.SENDER_IS_CONTACT,
                        Finding.NOT_STAFF,
                        Finding.ASSIGNED_TO_USER,
                        Finding.JOINS_THREAD,
                        Finding.FIRST_SOURCE);
    }

    @Test
    @DisplayName("R20, R64: the user follows it up from Gmail, and that continues its thread")
    void userFollowsUp() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .answeredCameToASmartAddressOf("Jana Weber")
                .place();

        assertThatJudged(aSentEmail().to(JANA), place).isSyncedBy(Rule.R15).continuesThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("F64: what an email claims to answer never takes it to another contact")
    void anotherContact() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .answeredCameToASmartAddressOf("Claudia Brandt-Oberhausen")
                .place();

        assertThatJudged(anEmail().from(JANA).to(ADAS_ADDRESS), place)
                .isSyncedBy(Rule.R12)
                .opensThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R13: it opens no gate: the answer of a colleague's contact waits as every other email does")
    void gate() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(BEN_ARNOLD))
                .answeredCameToASmartAddressOf("Jana Weber")
                .place();

        assertThatJudged(anEmail().from(JANA).to(ADAS_ADDRESS), place)
                .isHeldBack()
                .waitsFor("Jana Weber");
    }

    @Test
    @DisplayName("R11: in a bound thread it stays where that stands")
    void bound() {
        var place = connectedBy(ADA_LENZ)
                .boundTo("Claudia Brandt-Oberhausen")
                .answeredCameToASmartAddressOf("Jana Weber")
                .place();

        assertThatJudged(anEmail().from(JANA), place)
                .isSyncedBy(Rule.R11)
                .continuesThreadOf("Claudia Brandt-Oberhausen");
    }

    @Test
    @DisplayName("R29: the same email that stands here already stays one")
    void sameEmail() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .alreadyHolds("Claudia Brandt-Oberhausen")
                .answeredCameToASmartAddressOf("Jana Weber")
                .place();

        assertThatJudged(anEmail().from(JANA), place)
                .isSyncedBy(Rule.R12)
                .continuesThreadOf("Claudia Brandt-Oberhausen");
    }
}
