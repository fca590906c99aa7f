package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADAS_ADDRESS;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static dev.tandem.core.given.People.CLAUDIA;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.STRANGER;
import static dev.tandem.core.given.People.TIMO;

import dev.tandem.core.contact.GatePolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R12-R14, R24, R25: who writes to the mailbox from outside. */
class InboundAttributionTest {

    @Test
    @DisplayName(
            "R12, R20: a contact assigned to the user writes, and the email opens a thread in that contact's conversation")
    void assignedContactWrites() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(anEmail().from(JANA).to(ADAS_ADDRESS), place)
                .isSyncedBy(Rule.R12)
                .opensThreadOf("Jana Weber")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_NOT_BOUND,
                        Finding.SENDER_IS_CONTACT,
                        Finding.NOT_STAFF,
                        Finding.ASSIGNED_TO_USER,
                        Finding.OPENS_THREAD,
                        Finding.FIRST_SOURCE);
    }

    @Test
    @DisplayName("R13: the same contact, assigned to a colleague, is held back and waits at the gate")
    void contactOfAColleagueWaits() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(BEN_ARNOLD))
                .place();

        assertThatJudged(anEmail().from(JANA).to(ADAS_ADDRESS), place)
                .isHeldBack()
                .waitsFor("Jana Weber")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_NOT_BOUND,
                        Finding.SENDER_IS_CONTACT,
                        Finding.NOT_STAFF,
                        Finding.GATE_CLOSED);
    }

    @Test
    @DisplayName("R13: a contact assigned to nobody waits too, as long as only assigned contacts may enter")
    void unassignedContactWaits() {
        var place = connectedBy(ADA_LENZ).knows(contact("Timo Reiß", TIMO)).place();

        assertThatJudged(anEmail().from(TIMO), place).isHeldBack().waitsFor("Timo Reiß");
    }

    @Test
    @DisplayName("R13: where unassigned contacts may enter, the contact of nobody enters by the open gate")
    void unassignedContactEntersByPolicy() {
        var place = connectedBy(ADA_LENZ)
                .gate(GatePolicy.ASSIGNED_OR_UNASSIGNED)
                .knows(contact("Timo Reiß", TIMO))
                .place();

        assertThatJudged(anEmail().from(TIMO), place)
                .isSyncedBy(Rule.R13)
                .opensThreadOf("Timo Reiß")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_NOT_BOUND,
                        Finding.SENDER_IS_CONTACT,
                        Finding.NOT_STAFF,
                        Finding.GATE_OPEN,
                        Finding.OPENS_THREAD,
                        Finding.FIRST_SOURCE);
    }

    @Test
    @DisplayName("R12: an own contact enters because it is assigned, even where every contact may enter")
    void assignmentIsTheReasonWhereItHolds() {
        var place = connectedBy(ADA_LENZ)
                .gate(GatePolicy.ANY_CONTACT)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(anEmail().from(JANA), place).isSyncedBy(Rule.R12);
    }

    @Test
    @DisplayName("R14: an unknown sender is not synced, and nobody owns the email")
    void unknownSender() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(anEmail().from(STRANGER).to(ADAS_ADDRESS), place)
                .isNotSyncedBy(Rule.R14)
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.NOT_AUTOMATIC,
                        Finding.THREAD_NOT_BOUND,
                        Finding.SENDER_UNKNOWN);
    }

    @Test
    @DisplayName("R14, F66: an email without any sender's address is not synced, and stops nothing")
    void noSenderAtAll() {
        var place = connectedBy(ADA_LENZ).gate(GatePolicy.ANY_CONTACT).place();

        assertThatJudged(anEmail().to(ADAS_ADDRESS), place).isNotSyncedBy(Rule.R14);
    }

    @Test
    @DisplayName("F66: of several authors the first who is a contact owns the email")
    void severalAuthors() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Claudia Brandt-Oberhausen", CLAUDIA).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(anEmail().from(STRANGER).from(CLAUDIA), place)
                .isSyncedBy(Rule.R12)
                .opensThreadOf("Claudia Brandt-Oberhausen");
    }

    @Test
    @DisplayName("R24: a contact writes to others with the user in Cc, and the email stands under the contact")
    void userOnlyCopied() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(anEmail().from(JANA).to(STRANGER).cc(ADAS_ADDRESS), place)
                .isSyncedBy(Rule.R12)
                .opensThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R25: a contact writes to another contact and includes the user: the From decides, not the To")
    void theFromDecides() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Timo Reiß", TIMO).assignedTo(ADA_LENZ).createdAt("2025-01-01T00:00:00Z"))
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(anEmail().from(JANA).to(TIMO).cc(ADAS_ADDRESS), place).opensThreadOf("Jana Weber");
        assertThatJudged(anEmail().from(TIMO).to(JANA).cc(ADAS_ADDRESS), place).opensThreadOf("Timo Reiß");
    }

    @Test
    @DisplayName("R25, R14: a stranger writes to a contact and includes the user: not synced, whoever stands in To")
    void strangerWritesToContact() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .place();

        assertThatJudged(anEmail().from(STRANGER).to(JANA).cc(ADAS_ADDRESS), place)
                .isNotSyncedBy(Rule.R14);
    }
}
