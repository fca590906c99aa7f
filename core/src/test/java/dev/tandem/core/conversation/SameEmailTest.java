package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.aSentEmail;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static dev.tandem.core.given.People.CLAUDIA;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.STRANGER;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R29: the same email met twice in one sub-account. */
class SameEmailTest {

    @Test
    @DisplayName("R29: the same email met in a colleague's mailbox joins the thread where it already stands")
    void inAColleaguesMailbox() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .alreadyHolds("Jana Weber")
                .place();

        assertThatJudged(anEmail().from(JANA), place)
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
                        Finding.ALREADY_HERE);
    }

    @Test
    @DisplayName("R29, R11: met again in a thread bound to somebody else, it stays where it stands, and stands once")
    void inAnotherBoundThread() {
        var place = connectedBy(ADA_LENZ)
                .boundTo("Claudia Brandt-Oberhausen")
                .alreadyHolds("Jana Weber")
                .place();

        assertThatJudged(anEmail().from(JANA), place)
                .isSyncedBy(Rule.R11)
                .continuesThreadOf("Jana Weber")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_BOUND,
                        Finding.JOINS_THREAD,
                        Finding.ALREADY_HERE);
    }

    @Test
    @DisplayName("R29, R11: met for the first time, it joins the bound thread")
    void firstSource() {
        var place = connectedBy(ADA_LENZ).boundTo("Claudia Brandt-Oberhausen").place();

        assertThatJudged(anEmail().from(JANA), place)
                .isSyncedBy(Rule.R11)
                .continuesThreadOf("Claudia Brandt-Oberhausen");
    }

    @Test
    @DisplayName("R29, R15: what two users wrote together keeps the owner that the first copy gave it")
    void writtenToTwoContacts() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Claudia Brandt-Oberhausen", CLAUDIA).assignedTo(ADA_LENZ))
                .alreadyHolds("Jana Weber")
                .place();

        assertThatJudged(aSentEmail().to(CLAUDIA), place).isSyncedBy(Rule.R15).continuesThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R29, R13: that the email is here already opens no gate for a user it is not meant for")
    void behindTheGate() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(BEN_ARNOLD))
                .alreadyHolds("Jana Weber")
                .place();

        assertThatJudged(anEmail().from(JANA), place).isHeldBack().waitsFor("Jana Weber");
    }

    @Test
    @DisplayName("R29, R14: nor does it make a stranger known")
    void stranger() {
        var place = connectedBy(ADA_LENZ).alreadyHolds("Jana Weber").place();

        assertThatJudged(anEmail().from(STRANGER), place).isNotSyncedBy(Rule.R14);
    }
}
