package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.aSentEmail;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.CONNECTED_AT;
import static dev.tandem.core.given.GivenPlace.CONNECTED_AT_HISTORY;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADAS_ADDRESS;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static dev.tandem.core.given.People.CLAUDIA;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.STRANGER;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.given.GivenPlace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R13: what the sub-account or the user never wants synced. Jana has a second, private address. */
class BlockListTest {

    private static final String JANA_PRIVATE = "jana.privat@web.example";

    private static GivenPlace office() {
        return connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA, JANA_PRIVATE).assignedTo(ADA_LENZ))
                .knows(contact("Claudia Brandt", CLAUDIA).assignedTo(ADA_LENZ));
    }

    @Test
    @DisplayName("R13: an email from a blocked address is not synced; from the contact's other address it is")
    void blockedSender() {
        var place = office().blocking(JANA_PRIVATE).place();

        assertThatJudged(anEmail().from(JANA_PRIVATE).to(ADAS_ADDRESS), place)
                .isNotSyncedBy(Rule.R13)
                .asked(Finding.AFTER_CONNECTION, Finding.IN_SCOPE, Finding.NOT_AUTOMATIC, Finding.BLOCKED);
        assertThatJudged(anEmail().from(JANA).to(ADAS_ADDRESS), place).opensThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R13: a blocked domain blocks what stands below it")
    void blockedDomain() {
        var place = office().blockingDomain("praxis-weber.example").place();

        assertThatJudged(anEmail().from(JANA), place).isNotSyncedBy(Rule.R13);
        assertThatJudged(anEmail().from("post@mail.praxis-weber.example"), place)
                .isNotSyncedBy(Rule.R13);
        assertThatJudged(anEmail().from(JANA_PRIVATE), place).opensThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R11, R13: a blocked address brings nothing into a bound thread either")
    void boundThread() {
        var place = office().boundTo("Jana Weber").blocking(JANA_PRIVATE).place();

        assertThatJudged(anEmail().from(JANA_PRIVATE).to(ADAS_ADDRESS), place).isNotSyncedBy(Rule.R13);
        assertThatJudged(anEmail().from(JANA).cc(JANA_PRIVATE), place)
                .isSyncedBy(Rule.R11)
                .continuesThreadOf("Jana Weber");
    }

    @Test
    @DisplayName("R13: a blocked participant and a real customer: judged for the customer")
    void judgedPerContact() {
        var place = office().blocking(JANA, JANA_PRIVATE).place();

        assertThatJudged(anEmail().from(CLAUDIA).cc(JANA), place).opensThreadOf("Claudia Brandt");
        assertThatJudged(anEmail().from(JANA).to(ADAS_ADDRESS, CLAUDIA), place).opensThreadOf("Claudia Brandt");
        assertThatJudged(aSentEmail().to(JANA, CLAUDIA), place).opensThreadOf("Claudia Brandt");
    }

    @Test
    @DisplayName("R13: a blocked sender with nobody but strangers beside is left out because of the block list")
    void blockedWithStranger() {
        var place = office().blocking(JANA, JANA_PRIVATE).place();

        assertThatJudged(anEmail().from(JANA).cc(STRANGER), place).isNotSyncedBy(Rule.R13);
        assertThatJudged(aSentEmail().to(JANA).cc(STRANGER), place).isNotSyncedBy(Rule.R13);
        assertThatJudged(aSentEmail().to(STRANGER), place).isNotSyncedBy(Rule.R14);
    }

    @Test
    @DisplayName("R13: the thread of a wholly blocked contact counts as unbound for a real customer who writes in it")
    void threadOfABlockedContact() {
        var place = office().boundTo("Jana Weber").blocking(JANA, JANA_PRIVATE).place();

        assertThatJudged(anEmail().from(CLAUDIA).cc(JANA), place)
                .isSyncedBy(Rule.R12)
                .opensThreadOf("Claudia Brandt");
    }

    @Test
    @DisplayName("R11: a bound contact without any address left is not blocked by that")
    void contactWithoutAddress() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber"))
                .boundTo("Jana Weber")
                .blocking(STRANGER)
                .place();

        assertThatJudged(anEmail().from(JANA), place).isSyncedBy(Rule.R11);
    }

    @Test
    @DisplayName("R01, R13: a user's own block list keeps out of the user's mailbox, and decides for nobody else")
    void ownBlockList() {
        var adasOwn = office().blockedBy(ADA_LENZ, JANA);
        assertThatJudged(anEmail().from(JANA), adasOwn.place()).isNotSyncedBy(Rule.R13);

        var shared = office().alsoConnectedBy(BEN_ARNOLD, CONNECTED_AT_HISTORY, CONNECTED_AT)
                .gate(GatePolicy.ANY_CONTACT)
                .blockedBy(ADA_LENZ, JANA);
        assertThatJudged(anEmail().from(JANA), shared.place()).isSyncedBy(Rule.R13);
        assertThatJudged(anEmail().from(CLAUDIA), shared.place()).isSyncedBy(Rule.R12);
    }

    @Test
    @DisplayName("R13: what is blocked for one user of a shared mailbox is no reason to hide a customer from the other")
    void blockedForOneOnly() {
        var place = office().alsoConnectedBy(BEN_ARNOLD, CONNECTED_AT_HISTORY, CONNECTED_AT)
                .gate(GatePolicy.ANY_CONTACT)
                .blockedBy(ADA_LENZ, JANA)
                .blockedBy(BEN_ARNOLD, CLAUDIA)
                .place();

        assertThatJudged(aSentEmail().to(JANA, CLAUDIA), place).opensThreadOf("Jana Weber");
    }
}
