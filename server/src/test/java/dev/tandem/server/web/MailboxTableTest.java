package dev.tandem.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.ConnectionCard.Meaning;
import dev.tandem.server.web.ConnectionCard.State;
import dev.tandem.server.web.MailboxTable.Line;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of mailboxes")
class MailboxTableTest {

    @Test
    @DisplayName("shows trouble first: what a person must mend, then what lacks verdicts, then what helps itself")
    void order() {
        MailboxTable table = MailboxTable.of(List.of(
                line("well", 0, 0),
                line("busy", 1, 0),
                line("parked", 0, 2),
                line("limited", 2, 0),
                line("lost", 4, 0),
                line("also-well", 0, 0)));

        assertThat(table.lines())
                .extracting(Line::address)
                .containsExactly("lost", "limited", "parked", "busy", "also-well", "well");
        assertThat(List.of(table.healthy(), table.catchingUp(), table.attention(), table.incomplete()))
                .containsExactly(3L, 1L, 2L, 1L);
    }

    private static Line line(String address, int severity, long parked) {
        Meaning meaning = new Meaning("CONNECTED", null);
        return new Line(
                UUID.randomUUID(),
                address,
                severity == 0 ? State.CONNECTED : State.DELAYED,
                meaning,
                severity,
                1,
                null,
                null,
                0,
                500,
                1,
                1,
                parked,
                false);
    }
}
