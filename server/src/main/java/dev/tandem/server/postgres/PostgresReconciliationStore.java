package dev.tandem.server.postgres;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ReconciliationStore;
import dev.tandem.server.mailbox.Gmail.MessagePage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Comparisons of mailboxes with their ledgers in PostgreSQL. */
@Repository
class PostgresReconciliationStore implements ReconciliationStore {

    private final ReconciliationRows runs;
    private final ListingRows listings;
    private final ListedCopyRows copies;

    private final DeletedCopyRows deleted;

    PostgresReconciliationStore(JdbcClient jdbc, DeletedCopyRows deleted) {
        this.deleted = deleted;
        this.runs = new ReconciliationRows(jdbc);
        this.listings = new ListingRows(jdbc);
        this.copies = new ListedCopyRows(jdbc);
    }

    @Override
    public Optional<Run> find(MailboxId mailbox) {
        return runs.find(mailbox);
    }

    @Override
    public void schedule(MailboxId mailbox, Instant at) {
        runs.schedule(mailbox, at);
    }

    @Override
    public void want(MailboxId mailbox, Instant now) {
        runs.want(mailbox, now);
    }

    @Override
    public Run begin(MailboxId mailbox, Beginning beginning, Instant now) {
        return runs.begin(mailbox, beginning, now);
    }

    @Override
    public int meet(MailboxId mailbox, Run run, MessagePage page, Instant now) {
        deleted.areThere(mailbox, ListingRows.ids(page), now);
        return listings.meet(mailbox, run, page, now);
    }

    @Override
    public void see(MailboxId mailbox, Run run, MessagePage page) {
        copies.see(mailbox, run, page);
    }

    @Override
    public boolean advance(MailboxId mailbox, Run from, Place to) {
        return runs.advance(mailbox, from, to);
    }

    @Override
    public void pause(MailboxId mailbox, Run run, Instant until) {
        runs.pause(mailbox, run, until);
    }

    @Override
    public void end(MailboxId mailbox, Run run, Instant nextTurnAt, Instant now) {
        runs.end(mailbox, run, nextTurnAt, now);
    }

    @Override
    public List<Differing> differing(MailboxId mailbox, Run run, int limit) {
        return copies.differing(mailbox, run, limit);
    }

    @Override
    public void settled(MailboxId mailbox, Set<GmailMessageId> messages) {
        copies.settled(mailbox, messages);
    }

    @Override
    public List<Unseen> unseen(MailboxId mailbox, Run run, int limit) {
        return copies.unseen(mailbox, run, limit);
    }

    @Override
    public void seen(MailboxId mailbox, Run run, Set<GmailMessageId> messages) {
        copies.seen(mailbox, run, messages);
    }
}
