package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.aSentEmail;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.STRANGER;

import dev.tandem.core.mail.Label;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R10, R11, R20 and what stays outside all the same (R17). */
class BoundThreadTest {

    @Test
    @DisplayName(
            "R10, R11: an email from the CRM bound its thread; the answer continues it without asking about assignment")
    void answerContinues() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(BEN_ARNOLD))
                .boundTo("Jana Weber")
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
                        Finding.FIRST_SOURCE);
    }

    @Test
    @DisplayName("R11: the same answer outside a bound thread waits at the gate")
    void sameAnswerUnbound() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(BEN_ARNOLD))
                .place();

        assertThatJudged(anEmail().from(JANA), place).isHeldBack();
    }

    @Test
    @DisplayName("R11: an answer from an address that no contact has stays in the bound conversation")
    void answerFromAnotherAddress() {
        var place = connectedBy(ADA_LENZ).boundTo("Jana Weber").place();

        assertThatJudged(anEmail().from("jana.privat@web.example"), place)
                .isSyncedBy(Rule.R11)
                .continuesThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R11: what the user writes in Gmail in a bound thread joins it, whoever it goes to")
    void userContinuesInGmail() {
        var place = connectedBy(ADA_LENZ).boundTo("Jana Weber").place();

        assertThatJudged(aSentEmail().to(STRANGER), place).isSyncedBy(Rule.R11).continuesThreadOf("Jana Weber");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"DRAFT", "SCHEDULED", "SPAM", "TRASH", "CHAT"})
    @DisplayName("R17: drafts, spam, trash and chats are never synced, not even in a bound thread")
    void outOfScope(String label) {
        var place = connectedBy(ADA_LENZ).boundTo("Jana Weber").place();

        assertThatJudged(anEmail().from(JANA).labelled(Label.INBOX, new Label(label)), place)
                .isNotSyncedBy(Rule.R17)
                .asked(Finding.AFTER_CONNECTION, Finding.DRAFT_SPAM_TRASH_OR_CHAT);
    }

    @Test
    @DisplayName("R17: the message that has left spam for the inbox is judged like any other")
    void leftSpam() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(anEmail().from(JANA).labelled(Label.INBOX).notInHistory(), place)
                .isSyncedBy(Rule.R12);
    }

    @Test
    @DisplayName("R17: an archived message carries no label at all and is synced")
    void archived() {
        var place = connectedBy(ADA_LENZ).boundTo("Jana Weber").place();

        assertThatJudged(anEmail().from(JANA).labelled(), place).isSyncedBy(Rule.R11);
    }
}
