package dev.tandem.core.smartbcc;

import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenContact.idOf;
import static dev.tandem.core.given.GivenPlace.bindingOf;
import static dev.tandem.core.given.People.BENS_ADDRESS;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.MEHMET;
import static dev.tandem.core.given.People.STRANGER;
import static dev.tandem.core.smartbcc.GivenCapture.SMART;
import static dev.tandem.core.smartbcc.GivenCapture.fromAda;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.PersonName;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.smartbcc.CapturePlan.Doubt;
import dev.tandem.core.smartbcc.CapturePlan.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R67: an email that Ada passes on to her smart address")
class ForwardedTest {

    @Test
    @DisplayName("is filed under whoever wrote it, who becomes a contact if there is none")
    void author() {
        assertThat(fromAda()
                        .to(SMART)
                        .passesOn(JANA)
                        .knows(contact("Jana Weber", JANA))
                        .plan())
                .isEqualTo(new CapturePlan.Opens(idOf("Jana Weber")));
        assertThat(fromAda().to(SMART).passesOn(JANA).plan())
                .isEqualTo(new CapturePlan.Introduces(new EmailAddress(JANA), new PersonName("Jana", "Weber")));
    }

    @Test
    @DisplayName(
            "is one with the same email that stands here, and continues the thread that it answers, if that is its author's")
    void stands() {
        assertThat(fromAda()
                        .to(SMART)
                        .passesOn(JANA)
                        .knows(contact("Jana Weber", JANA))
                        .standsWith("Jana Weber")
                        .plan())
                .isEqualTo(new CapturePlan.Joins(bindingOf("Jana Weber")));
        assertThat(fromAda()
                        .to(SMART)
                        .passesOn(JANA)
                        .knows(contact("Jana Weber", JANA))
                        .answersOneOf("Jana Weber")
                        .plan())
                .isEqualTo(new CapturePlan.Continues(bindingOf("Jana Weber")));
        assertThat(fromAda()
                        .to(SMART)
                        .passesOn(MEHMET)
                        .knows(contact("Jana Weber", JANA))
                        .answersOneOf("Jana Weber")
                        .plan())
                .isEqualTo(new CapturePlan.Introduces(new EmailAddress(MEHMET), new PersonName("Jana", "Weber")));
    }

    @Test
    @DisplayName("is not filed where a colleague wrote it, or somebody on a block list")
    void notFiled() {
        assertThat(fromAda()
                        .to(SMART)
                        .passesOn(BENS_ADDRESS)
                        .staff(BENS_ADDRESS)
                        .plan())
                .isEqualTo(new CapturePlan.Skips(Reason.STAFF_ONLY));
        assertThat(fromAda().to(SMART).passesOn(JANA).blocking(JANA).plan())
                .isEqualTo(new CapturePlan.Skips(Reason.BLOCKED));
    }

    @Test
    @DisplayName("waits for Ada where nobody can tell whose it was, and goes where she says")
    void unclear() {
        assertThat(fromAda().to(SMART).passesOn(new Forward.Unclear()).plan())
                .isEqualTo(new CapturePlan.Waits(Doubt.FORWARD_UNCLEAR));
        assertThat(fromAda()
                        .to(SMART)
                        .passesOn(new Forward.Unclear())
                        .released()
                        .plan())
                .isEqualTo(new CapturePlan.Skips(Reason.NOBODY));
        assertThat(fromAda()
                        .to(SMART)
                        .passesOn(new Forward.Under(idOf("Jana Weber")))
                        .released()
                        .plan())
                .isEqualTo(new CapturePlan.Opens(idOf("Jana Weber")));
    }

    @Test
    @DisplayName("R63: and only Ada may pass on")
    void onlyAda() {
        assertThat(GivenCapture.emailFrom(STRANGER).to(SMART).passesOn(JANA).plan())
                .isEqualTo(new CapturePlan.Waits(Doubt.NOT_YOURS));
    }

    @Test
    @DisplayName("what goes to anybody beside staff and smart addresses is no such email")
    void forSomebody() {
        assertThat(fromAda().to(SMART).cc(BENS_ADDRESS).staff(BENS_ADDRESS).isForSomebody())
                .isFalse();
        assertThat(fromAda().to(SMART, JANA).isForSomebody()).isTrue();
        assertThat(fromAda().to(SMART).cc(JANA).isForSomebody()).isTrue();
    }
}
