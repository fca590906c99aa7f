package dev.tandem.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.mailbox.DisconnectMailbox;
import dev.tandem.server.mailbox.LeaveMailbox;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeavingLoopTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final LeavingLoop loop = new LeavingLoop(bench.get(LeaveMailbox.class));

    @Test
    @DisplayName("R73: a mailbox that Google would not let go is left as soon as Google can be asked again")
    void leavesLater() {
        MailboxId ben = scene.connectBen();
        bench.gmail().faults("""
                {"calls": [{"method": "oauth.revoke", "account": "%s", "status": 503, "times": 2}]}
                """.formatted(scene.address("ben")));
        bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben());
        assertThat(consent(ben)).isEqualTo(Consent.GRANTED);

        loop.look();
        assertThat(consent(ben)).isEqualTo(Consent.GRANTED);
        loop.look();

        assertThat(consent(ben)).isEqualTo(Consent.ENDED);
        assertThat(bench.get(MailboxStore.class).refreshToken(ben)).isEmpty();
        assertThat(bench.get(LeaveMailbox.class).due()).doesNotContain(ben);
    }

    private Consent consent(MailboxId mailbox) {
        return bench.get(MailboxStore.class).find(mailbox).orElseThrow().consent();
    }
}
