package dev.tandem.scenarios.simulation.stage;

import dev.tandem.server.CrashPoint;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions with a crash point at both sides of every commit, so that a server can die between any two of them. */
final class MortalTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    MortalTransactions(DataSource database) {
        super(database);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        CrashPoint.pass("before a commit");
        super.doCommit(status);
        CrashPoint.pass("after a commit");
    }
}
