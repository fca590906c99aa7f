package dev.tandem.core.conversation;

import static dev.tandem.core.given.GivenEmail.aSentEmail;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.People.ADAS_ADDRESS;
import static dev.tandem.core.given.People.JANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Label;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R15, F52: which way an email went. */
class ArrivalTest {

    @Test
    @DisplayName("R15: what stands in Sent went out, also where it came back to the inbox")
    void outbound() {
        assertThat(aSentEmail().to(JANA).arrives().direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(anEmail()
                        .from("office@nordlicht.example")
                        .labelled(Label.INBOX, Label.SENT)
                        .arrives()
                        .direction())
                .isEqualTo(Direction.OUTBOUND);
    }

    @Test
    @DisplayName("F52: what does not stand in Sent came in, whoever its From claims to be")
    void inbound() {
        assertThat(anEmail().from(JANA).arrives().direction()).isEqualTo(Direction.INBOUND);
        assertThat(anEmail().from(ADAS_ADDRESS).arrives().direction()).isEqualTo(Direction.INBOUND);
    }
}
