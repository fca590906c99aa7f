package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.LedgerTally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tally of ledgers in PostgreSQL. */
@Repository
class PostgresLedgerTally implements LedgerTally {

    private final TallyRows rows;

    PostgresLedgerTally(JdbcClient jdbc) {
        this.rows = new TallyRows(jdbc);
    }

    @Override
    public boolean hasUncounted(MailboxId mailbox) {
        return !rows.uncounted(mailbox).isEmpty();
    }

    @Override
    public void count(MailboxId mailbox) {
        rows.lock(mailbox);
        rows.uncounted(mailbox).forEach(connection -> rows.count(mailbox, connection));
    }

    @Override
    public void sumUp(MailboxId mailbox) {
        rows.sumUp(mailbox);
    }

    @Override
    public Totals totals() {
        return rows.totals();
    }
}
