package dev.tandem.server.postgres;

import dev.tandem.server.mailbox.MailboxStore;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real stores, for tests of other rooms. */
public final class TestStores {

    private TestStores() {}

    /** Mailboxes in this database. */
    public static MailboxStore mailboxes(DataSource database) {
        return new PostgresMailboxStore(JdbcClient.create(database));
    }
}
