package dev.tandem.server.work;

import dev.tandem.server.NodeId;
import dev.tandem.server.smartbcc.CaptureEmail;
import dev.tandem.server.smartbcc.CaptureStore;
import dev.tandem.server.smartbcc.CaptureStore.Due;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Judges what came to smart addresses. */
@Component
class CaptureLoop implements DueWork<Due> {

    /** Each may hold an email of 35 MB in memory. */
    static final int AT_ONCE_MAX = 2;

    private final CaptureStore captures;
    private final CaptureEmail captureEmail;
    private final NodeId node;
    private final InstantSource clock;

    CaptureLoop(CaptureStore captures, CaptureEmail captureEmail, NodeId node, InstantSource clock) {
        this.captures = captures;
        this.captureEmail = captureEmail;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public List<Due> claim(int max) {
        return captures.claim(node, clock.instant(), max);
    }

    @Override
    public void run(Due due) {
        try {
            captureEmail.run(due);
        } finally {
            captures.giveBack(node, due);
        }
    }

    @Override
    public void renew() {
        captures.renew(node);
    }

    @Override
    public Optional<Duration> nextIn() {
        return captures.nextIn(node, clock.instant());
    }
}
