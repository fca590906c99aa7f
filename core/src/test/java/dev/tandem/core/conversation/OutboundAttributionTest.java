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
import static dev.tandem.core.given.People.MEHMET;
import static dev.tandem.core.given.People.STRANGER;
import static dev.tandem.core.given.People.TIMO;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.given.GivenPlace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R15, R21-R23: what the user writes in Gmail. */
class OutboundAttributionTest {

    @Test
    @DisplayName("R15: the user writes from Gmail to an own contact, and the email opens a thread there")
    void userWritesToContact() {
        assertThatJudged(aSentEmail().to(JANA), adaWith("Jana Weber", JANA).place())
                .isSyncedBy(Rule.R15)
                .opensThreadOf("Jana Weber")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_NOT_BOUND,
                        Finding.FIRST_TO_CONTACT,
                        Finding.NOT_STAFF,
                        Finding.USER_WROTE_TO_CONTACT,
                        Finding.OPENS_THREAD,
                        Finding.FIRST_SOURCE);
    }

    @Test
    @DisplayName("R15: the user writes from Gmail to somebody who is no contact: nothing appears")
    void userWritesToStranger() {
        assertThatJudged(aSentEmail().to(STRANGER), adaWith("Jana Weber", JANA).place())
                .isNotSyncedBy(Rule.R14)
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_NOT_BOUND,
                        Finding.RECIPIENTS_UNKNOWN);
    }

    @Test
    @DisplayName("R15, R13: the gate asks about the recipient, and a colleague's contact waits")
    void gateAppliesToTheRecipient() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(BEN_ARNOLD))
                .place();

        assertThatJudged(aSentEmail().to(JANA), place).isHeldBack().waitsFor("Jana Weber");
    }

    @Test
    @DisplayName("R15, R13: with the gate open for all, writing to a colleague's contact is synced")
    void openGateForTheRecipient() {
        var place = connectedBy(ADA_LENZ)
                .gate(GatePolicy.ANY_CONTACT)
                .knows(contact("Jana Weber", JANA).assignedTo(BEN_ARNOLD))
                .place();

        assertThatJudged(aSentEmail().to(JANA), place).isSyncedBy(Rule.R13).opensThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("F52: the label decides who wrote: a forged From of the user in the inbox is not the user's own email")
    void forgedFrom() {
        assertThatJudged(
                        anEmail().from(ADAS_ADDRESS).to(JANA),
                        adaWith("Jana Weber", JANA).place())
                .isNotSyncedBy(Rule.R14);
    }

    @Test
    @DisplayName("R21: of several To recipients the first who is a contact owns the thread, however old the others are")
    void firstContactInTo() {
        var place = adaWith("Jana Weber", JANA)
                .knows(contact("Timo Reiß", TIMO).assignedTo(ADA_LENZ).createdAt("2024-01-01T00:00:00Z"))
                .place();

        assertThatJudged(aSentEmail().to(STRANGER, JANA, TIMO), place).opensThreadOf("Jana Weber");
        assertThatJudged(aSentEmail().to(STRANGER, TIMO, JANA), place).opensThreadOf("Timo Reiß");
    }

    @Test
    @DisplayName("R21: another recipient of the thread answers, and the first one still owns it")
    void anotherRecipientAnswers() {
        var place = adaWith("Jana Weber", JANA)
                .knows(contact("Timo Reiß", TIMO).assignedTo(ADA_LENZ))
                .boundTo("Jana Weber")
                .place();

        assertThatJudged(anEmail().from(TIMO).to(ADAS_ADDRESS), place).continuesThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R22: an unknown address in Cc or Bcc creates nobody and changes no owner")
    void unknownCopies() {
        assertThatJudged(
                        aSentEmail().to(JANA).cc(STRANGER).bcc("chef@anderswo.example"),
                        adaWith("Jana Weber", JANA).place())
                .opensThreadOf("Jana Weber");
        assertThatJudged(
                        aSentEmail().cc(STRANGER).bcc("chef@anderswo.example"),
                        adaWith("Jana Weber", JANA).place())
                .isNotSyncedBy(Rule.R14);
    }

    @Test
    @DisplayName("R23: with no contact in To, the first contact in Cc owns the thread, before any in Bcc")
    void contactInCc() {
        var place = adaWith("Jana Weber", JANA)
                .knows(contact("Mehmet Yıldız", MEHMET).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(aSentEmail().to(STRANGER).bcc(JANA).cc(MEHMET), place)
                .isSyncedBy(Rule.R15)
                .opensThreadOf("Mehmet Yıldız")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_NOT_BOUND,
                        Finding.FIRST_COPIED_CONTACT,
                        Finding.NOT_STAFF,
                        Finding.USER_WROTE_TO_CONTACT,
                        Finding.OPENS_THREAD,
                        Finding.FIRST_SOURCE);
    }

    @Test
    @DisplayName("R23: with no contact in To or Cc, the first contact in Bcc owns the thread")
    void contactInBcc() {
        assertThatJudged(
                        aSentEmail().to(STRANGER).cc("chef@anderswo.example").bcc(JANA),
                        adaWith("Jana Weber", JANA).place())
                .isSyncedBy(Rule.R15)
                .opensThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R23: a contact in To owns the thread even if another contact stands in Cc")
    void toBeforeCc() {
        var place = adaWith("Jana Weber", JANA)
                .knows(contact("Mehmet Yıldız", MEHMET).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(aSentEmail().cc(MEHMET).to(JANA), place).opensThreadOf("Jana Weber");
    }

    private static GivenPlace adaWith(String name, String address) {
        return connectedBy(ADA_LENZ).knows(contact(name, address).assignedTo(ADA_LENZ));
    }
}
