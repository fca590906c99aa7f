package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.aSentEmail;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADAS_ADDRESS;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BENS_ADDRESS;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.MEHMET;
import static dev.tandem.core.given.People.STRANGER;

import dev.tandem.core.given.GivenPlace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R26: the user forwards from Gmail, and Gmail keeps the forward in the thread that is bound to Jana. */
class ForwardTest {

    private static GivenPlace thread() {
        return connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .knows(contact("Mehmet Yıldız", MEHMET).assignedTo(ADA_LENZ))
                .boundTo("Jana Weber")
                .tookPart(JANA, ADAS_ADDRESS);
    }

    @Test
    @DisplayName("R26: a forward to another contact opens a thread of that contact")
    void toContact() {
        assertThatJudged(aSentEmail().to(MEHMET).sayingItIsAForward(), thread().place())
                .isSyncedBy(Rule.R26)
                .opensThreadOf("Mehmet Yıldız")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_BOUND,
                        Finding.FORWARDED_TO_CONTACT,
                        Finding.OPENS_THREAD,
                        Finding.FIRST_SOURCE);
    }

    @Test
    @DisplayName("R26: an email that says nothing but goes only to people who took no part is a forward too")
    void byRecipients() {
        assertThatJudged(aSentEmail().to(MEHMET), thread().place())
                .isSyncedBy(Rule.R26)
                .opensThreadOf("Mehmet Yıldız");
    }

    @Test
    @DisplayName("R21: whoever took part already is answered, not forwarded to")
    void tookPart() {
        assertThatJudged(
                        aSentEmail().to(MEHMET), thread().tookPart(JANA, MEHMET).place())
                .isSyncedBy(Rule.R11)
                .continuesThreadOf("Jana Weber");
        assertThatJudged(
                        aSentEmail().to(MEHMET).sayingItIsAForward(),
                        thread().tookPart(JANA, MEHMET).place())
                .opensThreadOf("Mehmet Yıldız");
    }

    @Test
    @DisplayName("R11: with the thread's own contact among the recipients it is no forward, whatever the subject says")
    void contactStaysOn() {
        assertThatJudged(aSentEmail().to(MEHMET).cc(JANA).sayingItIsAForward(), thread().place())
                .isSyncedBy(Rule.R11)
                .continuesThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R11: what comes in is no forward of the user, whatever its subject says")
    void inbound() {
        assertThatJudged(anEmail().from(JANA).to(MEHMET).sayingItIsAForward(), thread().place())
                .isSyncedBy(Rule.R11)
                .continuesThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R26, R11: a forward to somebody who is no contact stays, marked as forwarded")
    void toStranger() {
        assertThatJudged(aSentEmail().to(STRANGER).sayingItIsAForward(), thread().place())
                .isSyncedBy(Rule.R11)
                .continuesThreadOf("Jana Weber")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.FORWARDED_OUTSIDE,
                        Finding.THREAD_BOUND,
                        Finding.JOINS_THREAD,
                        Finding.FIRST_SOURCE);
    }

    @Test
    @DisplayName("R16, R26: a forward to a colleague stays and is not marked: it left for nobody outside")
    void toColleague() {
        assertThatJudged(
                        aSentEmail().to(BENS_ADDRESS).sayingItIsAForward(),
                        thread().staff(BENS_ADDRESS).place())
                .continuesThreadOf("Jana Weber")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_BOUND,
                        Finding.JOINS_THREAD,
                        Finding.FIRST_SOURCE);
        assertThatJudged(
                        aSentEmail().to(BENS_ADDRESS, STRANGER).sayingItIsAForward(),
                        thread().staff(BENS_ADDRESS).place())
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.FORWARDED_OUTSIDE,
                        Finding.THREAD_BOUND,
                        Finding.JOINS_THREAD,
                        Finding.FIRST_SOURCE);
    }

    @Test
    @DisplayName("R13, R26: the gate applies to the contact who gets the forward")
    void gate() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Mehmet Yıldız", MEHMET).assignedTo(BEN_ARNOLD))
                .boundTo("Jana Weber")
                .place();

        assertThatJudged(aSentEmail().to(MEHMET).sayingItIsAForward(), place)
                .isHeldBack()
                .waitsFor("Mehmet Yıldız");
    }

    @Test
    @DisplayName("R11: an email without any recipient forwards nothing")
    void noRecipient() {
        assertThatJudged(aSentEmail().sayingItIsAForward(), thread().place()).isSyncedBy(Rule.R11);
    }

    @Test
    @DisplayName("R26: the answer to the forward follows it, told by the email it answers")
    void answerByReference() {
        var place = thread().forwardedTo("Mehmet Yıldız")
                .answeredStandsWith("Mehmet Yıldız")
                .place();

        assertThatJudged(anEmail().from("chef@yildiz-feinkost.example"), place)
                .isSyncedBy(Rule.R26)
                .continuesThreadOf("Mehmet Yıldız")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_BOUND,
                        Finding.ANSWERS_FORWARD,
                        Finding.JOINS_THREAD,
                        Finding.FIRST_SOURCE);
    }

    @Test
    @DisplayName("R26: where it names no email, the contact to whom was forwarded is told by the address")
    void answerByAuthor() {
        var place = thread().forwardedTo("Mehmet Yıldız").place();

        assertThatJudged(anEmail().from(MEHMET), place).continuesThreadOf("Mehmet Yıldız");
        assertThatJudged(anEmail().from(JANA), place).continuesThreadOf("Jana Weber");
        assertThatJudged(anEmail().from(STRANGER), place).continuesThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R26, R11: the forwarded contact answers the thread's own email: it stays with the thread")
    void answersTheThread() {
        var place = thread().forwardedTo("Mehmet Yıldız")
                .answeredStandsWith("Jana Weber")
                .place();

        assertThatJudged(anEmail().from(MEHMET), place).isSyncedBy(Rule.R11).continuesThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R26: the user's own answer in Gmail to the forward's contact stays with the forward")
    void userAnswersTheForward() {
        var place = thread().forwardedTo("Mehmet Yıldız")
                .answeredStandsWith("Mehmet Yıldız")
                .tookPart(JANA, MEHMET)
                .place();

        assertThatJudged(aSentEmail().to(MEHMET), place).isSyncedBy(Rule.R26).continuesThreadOf("Mehmet Yıldız");
    }
}
