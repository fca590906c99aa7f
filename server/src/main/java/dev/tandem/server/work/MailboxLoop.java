package dev.tandem.server.work;

import dev.tandem.server.NodeId;
import dev.tandem.server.inbound.LookIntoMailbox;
import dev.tandem.server.mailbox.LookStore;
import dev.tandem.server.mailbox.LookStore.Claimed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks into mailboxes when it is time to: at once when something is said to be new, and now and then in any case. */
@Component
class MailboxLoop implements DueWork<Claimed> {

    /** Looks mostly wait for Gmail; each needs a database connection now and then. */
    static final int AT_ONCE_MAX = 16;

    private final LookStore looks;
    private final LookIntoMailbox lookIntoMailbox;
    private final NodeId node;
    private final InstantSource clock;

    MailboxLoop(LookStore looks, LookIntoMailbox lookIntoMailbox, NodeId node, InstantSource clock) {
        this.looks = looks;
        this.lookIntoMailbox = lookIntoMailbox;
        this.node = node;
        this.clock = clock;
    }

    /** A server that comes back looks at once. A notice that was on its way to the one that died comes again only after a while. */
    void lookEverywhere() {
        looks.allAreDue(clock.instant());
    }

    @Override
    public List<Claimed> claim(int max) {
        return looks.claim(node, clock.instant(), max);
    }

    @Override
    public void run(Claimed claimed) {
        lookIntoMailbox.run(node, claimed);
    }

    @Override
    public void renew() {
        looks.renew(node);
    }

    @Override
    public Optional<Duration> nextIn() {
        return looks.nextIn(node, clock.instant());
    }
}
