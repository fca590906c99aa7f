package dev.tandem.core.conversation;

import static dev.tandem.core.conversation.JudgementAssert.assertThatJudged;
import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.connectedBy;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.JANA;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.given.GivenPlace;
import dev.tandem.core.mail.Automatic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R18: what machines write. */
class AutomaticMailTest {

    private static GivenPlace office() {
        return connectedBy(ADA_LENZ)
                .gate(GatePolicy.ANY_CONTACT)
                .knows(contact("Jana Weber", JANA).assignedTo(ADA_LENZ));
    }

    @Test
    @DisplayName("R18, F83: a delivery report is nobody's message, even from a contact's address and in a bound thread")
    void report() {
        assertThatJudged(
                        anEmail().from(JANA).automatic(Automatic.DELIVERY_REPORT),
                        office().boundTo("Jana Weber").place())
                .isNotSyncedBy(Rule.R18)
                .asked(Finding.AFTER_CONNECTION, Finding.IN_SCOPE, Finding.DELIVERY_REPORT);
    }

    @Test
    @DisplayName("R18: a report about an email that stands here is noted there and filed nowhere")
    void reportAboutOwn() {
        assertThatJudged(
                        anEmail().from("mailer-daemon@mail.example").automatic(Automatic.DELIVERY_REPORT),
                        office().own(Standing.Own.REPORTED).place())
                .isHereAlreadyBy(Rule.R18)
                .asked(Finding.AFTER_CONNECTION, Finding.IN_SCOPE, Finding.BOUNCE_NOTED);
    }

    @Test
    @DisplayName("R18: what refers to an own email without being a report is judged like any other")
    void noReport() {
        assertThatJudged(
                        anEmail().from(JANA),
                        office().own(Standing.Own.REPORTED).place())
                .isSyncedBy(Rule.R12);
    }

    @Test
    @DisplayName("R18, F84: an automatic reply of a contact is synced, and the verdict says that it is one")
    void reply() {
        assertThatJudged(anEmail().from(JANA).automatic(Automatic.REPLY), office().place())
                .isSyncedBy(Rule.R12)
                .opensThreadOf("Jana Weber")
                .asked(
                        Finding.AFTER_CONNECTION,
                        Finding.IN_SCOPE,
                        Finding.AUTOMATIC_REPLY,
                        Finding.THREAD_NOT_BOUND,
                        Finding.SENDER_IS_CONTACT,
                        Finding.NOT_STAFF,
                        Finding.ASSIGNED_TO_USER,
                        Finding.OPENS_THREAD,
                        Finding.FIRST_SOURCE);
    }
}
