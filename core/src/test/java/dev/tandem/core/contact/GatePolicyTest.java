package dev.tandem.core.contact;

import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.People.ADA_LENZ;
import static dev.tandem.core.given.People.BEN_ARNOLD;
import static dev.tandem.core.given.People.JANA;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R13: the gate. */
class GatePolicyTest {

    private static final Contact ADAS =
            contact("Jana Weber", JANA).assignedTo(ADA_LENZ).known();
    private static final Contact BENS =
            contact("Jana Weber", JANA).assignedTo(BEN_ARNOLD).known();
    private static final Contact NOBODYS = contact("Jana Weber", JANA).known();

    @ParameterizedTest(name = "{0}: own {1}, nobody''s {2}, a colleague''s {3}")
    @CsvSource({
        "ASSIGNED, true, false, false",
        "ASSIGNED_OR_UNASSIGNED, true, true, false",
        "ANY_CONTACT, true, true, true"
    })
    @DisplayName("R13: whose contacts Ada's mailbox brings in")
    void admits(GatePolicy gate, boolean own, boolean nobodys, boolean colleagues) {
        assertThat(gate.admits(ADAS, ADA_LENZ)).isEqualTo(own);
        assertThat(gate.admits(NOBODYS, ADA_LENZ)).isEqualTo(nobodys);
        assertThat(gate.admits(BENS, ADA_LENZ)).isEqualTo(colleagues);
    }
}
