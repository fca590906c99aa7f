package dev.tandem.scenarios.simulation.stage;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.server.NodeId;
import dev.tandem.server.inbound.LookIntoMailbox;
import dev.tandem.server.mailbox.LeaveMailbox;
import dev.tandem.server.mailbox.LookStore;
import dev.tandem.server.mailbox.LookStore.Claimed;
import dev.tandem.server.mailbox.Notice;
import dev.tandem.server.mailbox.TakeNotice;
import dev.tandem.server.outbound.DeliverEmail;
import dev.tandem.server.outbound.SendingStore;
import dev.tandem.server.outbound.SendingStore.Due;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One server from its start to its end. Its loops stand still until a story turns them. */
public final class Server {

    private final Rooms rooms;
    private final JdbcClient jdbc;
    private final NodeId node = new NodeId(UUID.randomUUID());

    Server(Rooms rooms, JdbcClient jdbc) {
        this.rooms = rooms;
        this.jdbc = jdbc;
    }

    /** A use case or a store. */
    public <T> T get(Class<T> type) {
        return rooms.get(type);
    }

    /** What every start does. The leases of the server that died end within seconds; this one comes after that. */
    void starts() {
        jdbc.sql("update mailbox set leased_by = null, leased_until = null where leased_until is not null")
                .update();
        jdbc.sql("update sending set leased_by = null, leased_until = null where leased_until is not null")
                .update();
        lookEverywhere();
    }

    /** Makes every mailbox due. */
    public void lookEverywhere() {
        looks().allAreDue(now());
    }

    /** Looks into mailboxes whose time has come, one after the other, so that their order is that of the story. Says into how many. */
    public int look(int max) {
        return inTurn(max, () -> {
            List<Claimed> due = looks().claim(node, now(), 1);
            due.forEach(claimed -> get(LookIntoMailbox.class).run(node, claimed));
            return due.size();
        });
    }

    /** Goes on with emails whose time has come, one after the other; says with how many. */
    public int deliver(int max) {
        SendingStore sendings = get(SendingStore.class);
        return inTurn(max, () -> {
            List<Due> due = sendings.claim(node, now(), 1);
            due.forEach(sending -> {
                get(DeliverEmail.class).run(sending);
                sendings.giveBack(node, sending);
            });
            return due.size();
        });
    }

    private static int inTurn(int max, IntSupplier one) {
        int done = 0;
        while (done < max && one.getAsInt() > 0) {
            done++;
        }
        return done;
    }

    /** Leaves mailboxes that nobody is connected to any more. */
    public void leave() {
        LeaveMailbox leave = get(LeaveMailbox.class);
        leave.due().forEach(leave::run);
    }

    /** A notice of Google comes in. */
    public void hears(String address, String history) {
        get(TakeNotice.class).run(new Notice(new EmailAddress(address), HistoryCursor.parse(history)));
    }

    private Instant now() {
        return get(InstantSource.class).instant();
    }

    private LookStore looks() {
        return get(LookStore.class);
    }
}
