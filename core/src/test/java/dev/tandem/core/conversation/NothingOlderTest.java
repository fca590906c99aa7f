package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.CONNECTED_AT;
import static dev.tandem.core.given.GivenPlace.CONNECTED_AT_HISTORY;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static dev.tandem.core.given.People.JANA;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R06: nothing that the mailbox received before the connection. */
class NothingOlderTest {

    private static final Duration A_WEEK = Duration.ofDays(7);

    @Test
    @DisplayName("R06: an email from before the connection is not imported, not even into a bound thread")
    void olderMessageOfABoundThread() {
        var place = connectedBy(ADA_LENZ)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ))
                .boundTo("Jana Weber")
                .place();

        assertThatJudged(anEmail().from(JANA).notInHistory().takenInAt(CONNECTED_AT.minus(A_WEEK)), place)
                .isNotSyncedBy(Rule.R06)
                .asked(Finding.BEFORE_CONNECTION);
    }

    @Test
    @DisplayName("R06: the later email of that thread is imported")
    void laterMessageOfTheThread() {
        var place = connectedBy(ADA_LENZ).boundTo("Jana Weber").place();

        assertThatJudged(anEmail().from(JANA).notInHistory().takenInAt(CONNECTED_AT.plusSeconds(1)), place)
                .isSyncedBy(Rule.R11);
    }

    @Test
    @DisplayName("R06: what history added after the connection counts as newer, whatever its date claims")
    void historyBeatsTheDate() {
        var place = connectedBy(ADA_LENZ).boundTo("Jana Weber").place();

        assertThatJudged(
                        anEmail()
                                .from(JANA)
                                .addedAtHistory(CONNECTED_AT_HISTORY + 1)
                                .takenInAt(CONNECTED_AT.minus(A_WEEK)),
                        place)
                .isSyncedBy(Rule.R11);
        assertThatJudged(
                        anEmail()
                                .from(JANA)
                                .addedAtHistory(CONNECTED_AT_HISTORY)
                                .takenInAt(CONNECTED_AT.plus(A_WEEK)),
                        place)
                .isNotSyncedBy(Rule.R06);
    }

    @Test
    @DisplayName("R06, R13: a mailbox shared by two users: only the connection that was there already opens the gate")
    void laterConnectionDoesNotReachBack() {
        var place = connectedBy(ADA_LENZ)
                .alsoConnectedBy(BEN_ARNOLD, CONNECTED_AT_HISTORY + 500, CONNECTED_AT.plus(A_WEEK))
                .knows(contact("Jana Weber", JANA).assignedTo(BEN_ARNOLD))
                .place();

        assertThatJudged(anEmail().from(JANA).addedAtHistory(CONNECTED_AT_HISTORY + 100), place)
                .isHeldBack();
        assertThatJudged(anEmail().from(JANA).addedAtHistory(CONNECTED_AT_HISTORY + 501), place)
                .isSyncedBy(Rule.R12)
                .opensThreadOf("Jana Weber");
    }
}
