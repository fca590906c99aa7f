package dev.tandem.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.outbound.SendPlan.Leaves;
import dev.tandem.core.outbound.SendPlan.Stays;
import dev.tandem.core.outbound.SendPlan.Why;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("By which way an email leaves")
class SendPlanTest {

    @ParameterizedTest(name = "with a provider: {0}")
    @CsvSource({"true", "false"})
    @DisplayName("R40: what a user writes leaves from the connected mailbox")
    void connected(boolean provider) {
        assertThat(SendPlan.of(Origin.INDIVIDUAL, SenderMailbox.CONNECTED, provider))
                .isEqualTo(new Leaves(SendRoute.GMAIL));
    }

    @ParameterizedTest(name = "with a provider: {0}")
    @CsvSource({"true", "false"})
    @DisplayName("R40: without a connection it leaves through the provider, and without that it does not leave")
    void unconnected(boolean provider) {
        assertThat(SendPlan.of(Origin.INDIVIDUAL, SenderMailbox.NONE, provider))
                .isEqualTo(provider ? new Leaves(SendRoute.PROVIDER) : new Stays(Why.NO_WAY));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"CONSENT_NEEDED, CONSENT_NEEDED", "PAUSED, PAUSED"})
    @DisplayName("R43: a mailbox that is closed for now is not replaced by the provider")
    void closed(SenderMailbox mailbox, Why why) {
        assertThat(SendPlan.of(Origin.INDIVIDUAL, mailbox, true)).isEqualTo(new Stays(why));
        assertThat(SendPlan.of(Origin.INDIVIDUAL, mailbox, false)).isEqualTo(new Stays(why));
    }

    @ParameterizedTest(name = "mailbox {0}")
    @EnumSource
    @DisplayName("R41, R42: bulk and workflow mail leaves through the provider, whatever mailbox its author has")
    void many(SenderMailbox mailbox) {
        assertThat(SendPlan.of(Origin.BULK, mailbox, true)).isEqualTo(new Leaves(SendRoute.PROVIDER));
        assertThat(SendPlan.of(Origin.WORKFLOW, mailbox, true)).isEqualTo(new Leaves(SendRoute.PROVIDER));
    }

    @ParameterizedTest(name = "mailbox {0}")
    @EnumSource
    @DisplayName("R41, R42: without a provider it does not leave, whatever mailbox its author has")
    void manyWithout(SenderMailbox mailbox) {
        assertThat(SendPlan.of(Origin.BULK, mailbox, false)).isEqualTo(new Stays(Why.NO_PROVIDER));
        assertThat(SendPlan.of(Origin.WORKFLOW, mailbox, false)).isEqualTo(new Stays(Why.NO_PROVIDER));
    }
}
