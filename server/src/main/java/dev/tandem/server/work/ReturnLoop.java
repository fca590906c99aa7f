package dev.tandem.server.work;

import dev.tandem.server.NodeId;
import dev.tandem.server.reply.FileReturn;
import dev.tandem.server.reply.ReturnStore;
import dev.tandem.server.reply.ReturnStore.Due;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Files what came back to emails by the provider. */
@Component
class ReturnLoop implements DueWork<Due> {

    /** Each may hold an email of 35 MB in memory. */
    static final int AT_ONCE_MAX = 2;

    private final ReturnStore returns;
    private final FileReturn fileReturn;
    private final NodeId node;
    private final InstantSource clock;

    ReturnLoop(ReturnStore returns, FileReturn fileReturn, NodeId node, InstantSource clock) {
        this.returns = returns;
        this.fileReturn = fileReturn;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public List<Due> claim(int max) {
        return returns.claim(node, clock.instant(), max);
    }

    @Override
    public void run(Due due) {
        try {
            fileReturn.run(due);
        } finally {
            returns.giveBack(node, due);
        }
    }

    @Override
    public void renew() {
        returns.renew(node);
    }

    @Override
    public Optional<Duration> nextIn() {
        return returns.nextIn(node, clock.instant());
    }
}
