package dev.tandem.core.smartbcc;

import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenContact.idOf;
import static dev.tandem.core.given.GivenPlace.bindingOf;
import static dev.tandem.core.given.People.BENS_ADDRESS;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.MEHMET;
import static dev.tandem.core.given.People.STRANGER;
import static dev.tandem.core.given.People.TIMO;
import static dev.tandem.core.smartbcc.GivenCapture.SMART;
import static dev.tandem.core.smartbcc.GivenCapture.fromAda;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.PersonName;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.smartbcc.CapturePlan.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R60, R61, R64: where an email goes that Ada sent with her smart address in copy. */
class CapturedMailTest {

    @Test
    @DisplayName("R60: an email to a contact opens a thread in the contact's conversation")
    void toContact() {
        assertThat(fromAda().to(JANA).knows(contact("Jana Weber", JANA)).plan())
                .isEqualTo(new CapturePlan.Opens(idOf("Jana Weber")));
    }

    @Test
    @DisplayName("R61: the first recipient becomes a contact, even where the second is one")
    void firstDecides() {
        assertThat(fromAda()
                        .toNamed("Jana Weber", JANA)
                        .to(TIMO)
                        .knows(contact("Timo Reiss", TIMO))
                        .plan())
                .isEqualTo(new CapturePlan.Introduces(new EmailAddress(JANA), new PersonName("Jana", "Weber")));
    }

    @Test
    @DisplayName("R61: where the first recipient is a contact, the second is not made one")
    void secondIsNotMade() {
        assertThat(fromAda()
                        .to(JANA, STRANGER)
                        .knows(contact("Jana Weber", JANA))
                        .plan())
                .isEqualTo(new CapturePlan.Opens(idOf("Jana Weber")));
    }

    @Test
    @DisplayName("R61: colleagues and smart addresses in front of the customer are passed over")
    void staffIsPassedOver() {
        assertThat(fromAda().to(SMART, BENS_ADDRESS, JANA).staff(BENS_ADDRESS).plan())
                .isEqualTo(new CapturePlan.Introduces(new EmailAddress(JANA), new PersonName("", "jana")));
    }

    @Test
    @DisplayName("R22: Cc creates nobody, but a contact there has the email where To holds none but staff")
    void carbonCopy() {
        assertThat(fromAda().to(BENS_ADDRESS).cc(STRANGER).staff(BENS_ADDRESS).plan())
                .isEqualTo(new CapturePlan.Skips(Reason.NOBODY));
        assertThat(fromAda()
                        .to(BENS_ADDRESS)
                        .cc(STRANGER, MEHMET, JANA)
                        .staff(BENS_ADDRESS)
                        .knows(contact("Jana Weber", JANA))
                        .knows(contact("Mehmet Yildiz", MEHMET))
                        .plan())
                .isEqualTo(new CapturePlan.Opens(idOf("Mehmet Yildiz")));
        assertThat(fromAda()
                        .to(STRANGER)
                        .cc(JANA)
                        .knows(contact("Jana Weber", JANA))
                        .plan())
                .isInstanceOf(CapturePlan.Introduces.class);
    }

    @Test
    @DisplayName("R22: a colleague in Cc who is also a contact has no email")
    void staffInCarbonCopy() {
        assertThat(fromAda()
                        .to(SMART)
                        .cc(BENS_ADDRESS)
                        .staff(BENS_ADDRESS)
                        .knows(contact("Ben Arnold", BENS_ADDRESS))
                        .plan())
                .isEqualTo(new CapturePlan.Skips(Reason.STAFF_ONLY));
    }

    @Test
    @DisplayName("R16: an email among staff is not filed")
    void staffOnly() {
        assertThat(fromAda().to(BENS_ADDRESS, SMART).staff(BENS_ADDRESS).plan())
                .isEqualTo(new CapturePlan.Skips(Reason.STAFF_ONLY));
    }

    @Test
    @DisplayName("R61: an email to nobody is not filed")
    void nobody() {
        assertThat(fromAda().plan()).isEqualTo(new CapturePlan.Skips(Reason.NOBODY));
    }

    @Test
    @DisplayName("R13: whoever is on the user's block list is neither made a contact nor filed under")
    void blocked() {
        assertThat(fromAda().to(JANA).blocking(JANA).plan()).isEqualTo(new CapturePlan.Skips(Reason.BLOCKED));
        assertThat(fromAda().to(JANA).blocking(TIMO).plan()).isInstanceOf(CapturePlan.Introduces.class);
    }

    @Test
    @DisplayName("R64: the same email, here already, is one message, whoever stands in To by now")
    void sameEmail() {
        assertThat(fromAda().to(STRANGER).standsWith("Jana Weber").writtenHere().plan())
                .isEqualTo(new CapturePlan.Joins(bindingOf("Jana Weber")));
    }

    @Test
    @DisplayName("R44: an email that was written here and is still on its way is not filed a second time")
    void writtenHere() {
        assertThat(fromAda().to(JANA).writtenHere().plan()).isEqualTo(new CapturePlan.Skips(Reason.WRITTEN_HERE));
    }

    @Test
    @DisplayName("An answer to an email that stands here continues its thread")
    void continues() {
        assertThat(fromAda()
                        .to(JANA)
                        .knows(contact("Jana Weber", JANA))
                        .answersOneOf("Jana Weber")
                        .plan())
                .isEqualTo(new CapturePlan.Continues(bindingOf("Jana Weber")));
    }

    @Test
    @DisplayName("An answer that goes to somebody else does not continue the contact's thread")
    void answersSomebodyElse() {
        assertThat(fromAda()
                        .to(TIMO)
                        .cc(JANA)
                        .knows(contact("Jana Weber", JANA))
                        .knows(contact("Timo Reiss", TIMO))
                        .answersOneOf("Jana Weber")
                        .plan())
                .isEqualTo(new CapturePlan.Opens(idOf("Timo Reiss")));
    }

    @ParameterizedTest
    @DisplayName("R61: the contact is called as the header says")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Jana Weber              | Jana         | Weber
            Weber, Jana             | Jana         | Weber
            "Weber, Dr. Jana"       | Dr. Jana     | Weber
            'Jana Weber'            | Jana         | Weber
            Jana  Maria   Weber     | Jana Maria   | Weber
            Praxis                  | ``           | Praxis
            ,Weber                  | ``           | ,Weber
            ``                      | ``           | jana
            `  "" `                 | ``           | jana
            jana@praxis-weber.example | ``         | jana
            """)
    void called(String written, String first, String last) {
        assertThat(fromAda().toNamed(written, JANA).plan())
                .isEqualTo(new CapturePlan.Introduces(new EmailAddress(JANA), new PersonName(first, last)));
    }

    @Test
    @DisplayName("R61: no name is longer than a contact's can be")
    void longName() {
        assertThat(fromAda().toNamed("x".repeat(201), JANA).plan())
                .isEqualTo(new CapturePlan.Introduces(new EmailAddress(JANA), new PersonName("", "x".repeat(200))));
    }
}
