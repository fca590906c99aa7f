package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.GmailMethod;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Urgency;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.mailbox.UnitStore;
import dev.tandem.server.mailbox.UnitStore.Spending;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F37: where units are short, comparing waits and what has just come does not")
class ListingWaitsTest {

    private static final String LIST = "gmail.users.messages.list";

    /** Units that connecting and a first look may have cost. */
    private static final int SPENT_BEFORE_MAX = 200;

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();
    private final Reconcile reconcile = bench.get(Reconcile.class);

    {
        reconcile.turn(mailbox);
        scene.importNow(mailbox);
        bench.clock().pass(Duration.ofHours(1));
    }

    @Test
    @DisplayName("no page is listed with units that are kept for live mail; new mail comes in with them")
    void keptForLive() {
        spendAllFor(Urgency.CATCHING_UP);
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        long before = bench.gmail().lastCall();

        assertThat(reconcile.turn(mailbox))
                .hasValueSatisfying(
                        next -> assertThat(next).isAfter(bench.clock().instant()));
        scene.importNow(mailbox);

        assertThat(bench.gmail().calls(scene.address("ben"), before))
                .noneMatch(call -> call.path("method").asString().equals(LIST));
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("where there are units, it lists")
    void enough() {
        long before = bench.gmail().lastCall();

        reconcile.turn(mailbox);

        assertThat(bench.gmail().calls(scene.address("ben"), before))
                .anyMatch(call -> call.path("method").asString().equals(LIST));
    }

    private void spendAllFor(Urgency urgency) {
        int limit = urgency.shareOf(
                bench.get(TandemProperties.class).google().quota().mailboxUnits());
        spend(limit - SPENT_BEFORE_MAX, limit);
        int more = 0;
        while (spend(1, limit)) {
            more++;
        }
        assertThat(more).isLessThan(SPENT_BEFORE_MAX);
    }

    private boolean spend(int units, int limit) {
        Spending spending = new Spending(GmailMethod.GET_MESSAGE, units, limit);
        return bench.get(UnitStore.class)
                .spend(mailbox, spending, bench.clock().instant())
                .isEmpty();
    }
}
