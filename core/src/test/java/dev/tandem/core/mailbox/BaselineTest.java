package dev.tandem.core.mailbox;

import static dev.tandem.core.given.GivenPlace.CONNECTED_AT;
import static dev.tandem.core.given.People.ADAS_MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.People;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R06: since when a connection brings email in. */
class BaselineTest {

    private static final Baseline BASELINE = new Baseline(new HistoryCursor(1000), CONNECTED_AT);

    @Test
    @DisplayName("R06: history behind the baseline is newer; at or before it is older; the date is not asked")
    void byHistory() {
        assertThat(BASELINE.precedes(Optional.of(new HistoryCursor(1001)), CONNECTED_AT.minusSeconds(86_400)))
                .isTrue();
        assertThat(BASELINE.precedes(Optional.of(new HistoryCursor(1000)), CONNECTED_AT.plusSeconds(86_400)))
                .isFalse();
        assertThat(BASELINE.precedes(Optional.of(new HistoryCursor(999)), CONNECTED_AT.plusSeconds(86_400)))
                .isFalse();
    }

    @Test
    @DisplayName("R06: where history is silent, the second of the connection is the first one that counts")
    void byTime() {
        assertThat(BASELINE.precedes(Optional.empty(), CONNECTED_AT)).isTrue();
        assertThat(BASELINE.precedes(Optional.empty(), CONNECTED_AT.plusMillis(1)))
                .isTrue();
        assertThat(BASELINE.precedes(Optional.empty(), CONNECTED_AT.minusMillis(1)))
                .isFalse();
    }

    @Test
    @DisplayName("R06: the id of a mailbox is shown as it is stored")
    void mailboxId() {
        assertThat(ADAS_MAILBOX).hasToString(People.idOf("Ada's mailbox").toString());
    }
}
