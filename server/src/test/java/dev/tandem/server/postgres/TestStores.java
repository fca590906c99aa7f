package dev.tandem.server.postgres;

import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.SealedShelf;
import dev.tandem.server.mailbox.UnitStore;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real stores, for tests of other rooms. */
public final class TestStores {

    private TestStores() {}

    /** Mailboxes in this database. */
    public static MailboxStore mailboxes(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        SubAccountLock lock = new SubAccountLock(jdbc);
        FlagRows flags = new FlagRows(jdbc, new ConversationRows(jdbc), new PostgresChangeLog(jdbc), lock);
        return new PostgresMailboxStore(jdbc, new EndedWishRows(jdbc, flags), new SharedMailboxLock(jdbc, lock));
    }

    /** Counts units in this database. */
    public static UnitStore units(DataSource database) {
        return new PostgresUnitStore(JdbcClient.create(database));
    }

    /** Where sealed secrets lie in this database, tokens first. */
    public static List<SealedShelf> shelves(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        return List.of(
                new PostgresTokenShelf(jdbc),
                new PostgresKeyShelf(jdbc),
                new PostgresPasswordShelf(jdbc),
                new PostgresWebhookShelf(jdbc));
    }
}
