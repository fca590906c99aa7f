package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.mailbox.LookStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each mailbox is looked into next, in PostgreSQL. */
@Repository
class PostgresLookStore implements LookStore {

    private final NoticeRows notices;
    private final MailboxLeaseRows leases;
    private final LookRows looks;
    private final WatchRows watches;

    @Autowired
    PostgresLookStore(JdbcClient jdbc) {
        this(jdbc, Lease.TIME);
    }

    PostgresLookStore(JdbcClient jdbc, Duration leaseTime) {
        this.notices = new NoticeRows(jdbc);
        this.leases = new MailboxLeaseRows(jdbc, leaseTime);
        this.looks = new LookRows(jdbc);
        this.watches = new WatchRows(jdbc);
    }

    @Override
    public boolean notice(MailboxId mailbox, HistoryCursor told, Instant now) {
        return notices.take(mailbox, told, now);
    }

    @Override
    public void allAreDue(Instant now) {
        looks.allAreDue(now);
    }

    @Override
    public List<Claimed> claim(NodeId node, Instant now, int max) {
        return leases.claim(node, now, max);
    }

    @Override
    public void renew(NodeId node) {
        leases.renew(node);
    }

    @Override
    public Optional<Duration> nextIn(NodeId node, Instant now) {
        return leases.nextIn(node, now);
    }

    @Override
    public Standing standing(MailboxId mailbox) {
        return looks.standing(mailbox);
    }

    @Override
    public void finish(NodeId node, Ended ended, Instant now) {
        looks.finish(node, ended, now);
    }

    @Override
    public void goOn(NodeId node, MailboxId mailbox, Instant at, Instant now) {
        looks.goOn(node, mailbox, at, now);
    }

    @Override
    public void giveBack(NodeId node, MailboxId mailbox) {
        leases.giveBack(node, mailbox);
    }

    @Override
    public void watchAsked(MailboxId mailbox) {
        watches.asked(mailbox);
    }

    @Override
    public void watched(MailboxId mailbox, Instant until, Instant dueAt) {
        watches.watched(mailbox, until, dueAt);
    }

    @Override
    public void notWatched(MailboxId mailbox, Instant dueAt) {
        watches.notWatched(mailbox, dueAt);
    }
}
