package dev.tandem.core.smartbcc;

import static dev.tandem.core.given.People.ADAS_ADDRESS;
import static dev.tandem.core.given.People.JANA;
import static dev.tandem.core.given.People.STRANGER;
import static dev.tandem.core.smartbcc.GivenCapture.emailFrom;
import static dev.tandem.core.smartbcc.GivenCapture.fromAda;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.smartbcc.CapturePlan.Doubt;
import dev.tandem.core.smartbcc.CapturePlan.Reason;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R63, F83 to F85: who may use a smart address, and what is nobody's email. */
class SenderInDoubtTest {

    @Test
    @DisplayName("R63: the owner's address with a signature of its domain is taken in; SPF alone is enough as well")
    void owner() {
        assertThat(fromAda().to(JANA).signedBy("gmail.com").plan()).isInstanceOf(CapturePlan.Introduces.class);
        assertThat(fromAda().to(JANA).sentBy("gmail.com").plan()).isInstanceOf(CapturePlan.Introduces.class);
        assertThat(emailFrom("office@nordlicht.example")
                        .to(JANA)
                        .signedBy("nordlicht.example")
                        .plan())
                .isInstanceOf(CapturePlan.Introduces.class);
    }

    @Test
    @DisplayName("F75, R63: without DKIM and SPF it waits, and nobody becomes a contact")
    void notProven() {
        assertThat(fromAda().to(JANA).signedBy().plan()).isEqualTo(new CapturePlan.Waits(Doubt.NOT_PROVEN));
        assertThat(fromAda().to(JANA).signedBy("mailer.example").plan())
                .isEqualTo(new CapturePlan.Waits(Doubt.NOT_PROVEN));
    }

    @Test
    @DisplayName("R63: a domain answers for those below it, never for one above, beside or ending like it")
    void alignment() {
        SenderProof proof = new SenderProof(Set.of("nordlicht.example"), Set.of("mail.weber.example"));

        assertThat(proof.supports(address("ada@nordlicht.example"))).isTrue();
        assertThat(proof.supports(address("ada@office.nordlicht.example"))).isTrue();
        assertThat(proof.supports(address("jana@mail.weber.example"))).isTrue();
        assertThat(proof.supports(address("ada@other-nordlicht.example"))).isFalse();
        assertThat(proof.supports(address("jana@weber.example"))).isFalse();
        assertThat(SenderProof.NONE.supports(address("ada@nordlicht.example"))).isFalse();
    }

    @Test
    @DisplayName("F75, R63: a stranger who learned the address waits, however well signed")
    void stranger() {
        assertThat(emailFrom(STRANGER).to(JANA).signedBy("angebote.example").plan())
                .isEqualTo(new CapturePlan.Waits(Doubt.NOT_YOURS));
    }

    @Test
    @DisplayName("R63: no author, or more than one, is nobody's word; the same one twice is one")
    void authors() {
        assertThat(emailFrom().to(JANA).plan()).isEqualTo(new CapturePlan.Waits(Doubt.NO_SENDER));
        assertThat(emailFrom(ADAS_ADDRESS, STRANGER).to(JANA).plan())
                .isEqualTo(new CapturePlan.Waits(Doubt.SEVERAL_SENDERS));
        assertThat(emailFrom(ADAS_ADDRESS, ADAS_ADDRESS).to(JANA).plan()).isInstanceOf(CapturePlan.Introduces.class);
    }

    @Test
    @DisplayName("R63: an address that the owner always accepts needs no proof; another one does")
    void trusted() {
        assertThat(emailFrom(STRANGER).to(JANA).trusting(STRANGER).signedBy().plan())
                .isInstanceOf(CapturePlan.Introduces.class);
        assertThat(emailFrom(STRANGER)
                        .to(JANA)
                        .trusting("else@angebote.example")
                        .signedBy()
                        .plan())
                .isEqualTo(new CapturePlan.Waits(Doubt.NOT_YOURS));
    }

    @Test
    @DisplayName("R63: what the owner released is filed, whoever sent it")
    void released() {
        assertThat(emailFrom(STRANGER).to(JANA).signedBy().released().plan())
                .isInstanceOf(CapturePlan.Introduces.class);
        assertThat(emailFrom().to(JANA).released().plan()).isInstanceOf(CapturePlan.Introduces.class);
    }

    @Test
    @DisplayName("F84: automatic replies are nobody's email, not even released")
    void automatic() {
        assertThat(fromAda().to(JANA).automatic(Automatic.REPLY).released().plan())
                .isEqualTo(new CapturePlan.Skips(Reason.AUTOMATIC));
    }

    @Test
    @DisplayName("F83: a bounce is nobody's email and opens no conversation")
    void bounce() {
        assertThat(emailFrom("mailer-daemon@mx.example")
                        .to(ADAS_ADDRESS)
                        .automatic(Automatic.DELIVERY_REPORT)
                        .plan())
                .isEqualTo(new CapturePlan.Skips(Reason.AUTOMATIC));
    }

    @Test
    @DisplayName("F85: our own notice that comes back is not filed")
    void ownNotice() {
        assertThat(fromAda().to(JANA).ownNotice().automatic(Automatic.REPLY).plan())
                .isEqualTo(new CapturePlan.Skips(Reason.OWN_NOTICE));
    }

    @Test
    @DisplayName("F85: an email that went through more than fifty servers goes round in a circle")
    void loop() {
        assertThat(fromAda().to(JANA).hops(51).plan()).isEqualTo(new CapturePlan.Skips(Reason.LOOP));
        assertThat(fromAda().to(JANA).hops(50).plan()).isInstanceOf(CapturePlan.Introduces.class);
    }

    private static EmailAddress address(String text) {
        return new EmailAddress(text);
    }
}
