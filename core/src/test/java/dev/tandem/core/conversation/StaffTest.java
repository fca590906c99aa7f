package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.aSentEmail;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADAS_ADDRESS;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BENS_ADDRESS;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.STRANGER;

import dev.tandem.core.given.GivenPlace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R16: staff are not customers. Ben is a user, and somebody made a contact of him. */
class StaffTest {

    private static GivenPlace office() {
        return connectedBy(ADA_LENZ)
                .knows(contact("Ben Arnold", BENS_ADDRESS).assignedTo(ADA_LENZ))
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .staff(BENS_ADDRESS);
    }

    @Test
    @DisplayName("R16: a colleague who is also a contact writes to the user: it may be confidential and is not synced")
    void colleagueWrites() {
        assertThatJudged(anEmail().from(BENS_ADDRESS).to(ADAS_ADDRESS), office().place())
                .isNotSyncedBy(Rule.R16)
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_NOT_BOUND,
                        Finding.STAFF_ONLY);
    }

    @Test
    @DisplayName("R16: the same contact, once no user any more, is a customer like any other")
    void formerColleagueWrites() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Ben Arnold", BENS_ADDRESS).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(anEmail().from(BENS_ADDRESS).to(ADAS_ADDRESS), place)
                .isSyncedBy(Rule.R12)
                .opensThreadOf("Ben Arnold");
    }

    @Test
    @DisplayName("R16: a colleague writes to the user and a customer: it stands under the customer")
    void colleagueWritesWithCustomer() {
        assertThatJudged(anEmail().from(BENS_ADDRESS).to(ADAS_ADDRESS, JANA), office().place())
                .isSyncedBy(Rule.R12)
                .opensThreadOf("Jana Weber")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_NOT_BOUND,
                        Finding.STAFF_WITH_CUSTOMER,
                        Finding.ASSIGNED_TO_USER,
                        Finding.OPENS_THREAD,
                        Finding.FIRST_SOURCE);
        assertThatJudged(anEmail().from(BENS_ADDRESS).to(ADAS_ADDRESS).cc(JANA), office().place())
                .opensThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R16, R22: a colleague writes to the user and to somebody unknown: still nobody's")
    void colleagueWritesWithStranger() {
        assertThatJudged(anEmail().from(BENS_ADDRESS).to(ADAS_ADDRESS).cc(STRANGER), office().place())
                .isNotSyncedBy(Rule.R16);
    }

    @Test
    @DisplayName("R16: the user writes to a colleague: not synced; to a colleague and a customer: the customer's")
    void userWritesToColleague() {
        assertThatJudged(aSentEmail().to(BENS_ADDRESS), office().place()).isNotSyncedBy(Rule.R16);
        assertThatJudged(aSentEmail().to(BENS_ADDRESS).cc(JANA), office().place())
                .isSyncedBy(Rule.R15)
                .opensThreadOf("Jana Weber");
        assertThatJudged(aSentEmail().to(BENS_ADDRESS, JANA), office().place()).opensThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R14, R16: an email to a stranger with a colleague in Cc is left out because nobody has the address")
    void strangerWithColleagueInCc() {
        assertThatJudged(aSentEmail().to(STRANGER).cc(BENS_ADDRESS), office().place())
                .isNotSyncedBy(Rule.R14);
        assertThatJudged(aSentEmail().cc(BENS_ADDRESS), office().place()).isNotSyncedBy(Rule.R16);
    }

    @Test
    @DisplayName("R16: an internal domain makes staff of everybody there and below it, and of nobody beside it")
    void internalDomain() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Lager", "lager@nordlicht.example").assignedTo(ADA_LENZ))
                .knows(contact("Werk", "werk@sued.nordlicht.example").assignedTo(ADA_LENZ))
                .knows(contact("Nachbar", "post@nichtnordlicht.example").assignedTo(ADA_LENZ))
                .internalDomain("Nordlicht.example")
                .place();

        assertThatJudged(anEmail().from("lager@nordlicht.example"), place).isNotSyncedBy(Rule.R16);
        assertThatJudged(anEmail().from("werk@sued.nordlicht.example"), place).isNotSyncedBy(Rule.R16);
        assertThatJudged(anEmail().from("post@nichtnordlicht.example"), place).opensThreadOf("Nachbar");
    }

    @Test
    @DisplayName("R11, R16: in a customer's thread a word among colleagues joins it")
    void boundThread() {
        var place = office().boundTo("Jana Weber").place();

        assertThatJudged(anEmail().from(BENS_ADDRESS).to(ADAS_ADDRESS), place)
                .isSyncedBy(Rule.R11)
                .continuesThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R16: the mailbox itself is staff, whoever made a contact of it")
    void noteToSelf() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Ada Lenz", ADAS_ADDRESS).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(aSentEmail().to(ADAS_ADDRESS), place).isNotSyncedBy(Rule.R16);
        assertThatJudged(anEmail().from(ADAS_ADDRESS).to(JANA), place).isNotSyncedBy(Rule.R14);
    }

    @Test
    @DisplayName("R13, R16: the gate asks about the customer, not about the colleague who wrote")
    void gateForTheCustomer() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA))
                .staff(BENS_ADDRESS)
                .place();

        assertThatJudged(anEmail().from(BENS_ADDRESS).to(JANA), place)
                .isHeldBack()
                .waitsFor("Jana Weber");
    }
}
