package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * R71: what a sub-account still wished of a mailbox that it is connected to no more. It is forgotten with the connection, not only passed
 * over: else it would be told by the next connection, and would keep changes of that mailbox out of other sub-accounts (F87).
 */
final class EndedWishRows {

    private final JdbcClient jdbc;
    private final SubAccountLock lock;

    EndedWishRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.lock = new SubAccountLock(jdbc);
    }

    /** Called before connections end or change: whoever marks something at this moment has done it, or finds no connection. */
    void lock(SubAccountId subAccount) {
        lock.take(subAccount);
    }

    /** Somebody else of the sub-account may be connected to the same mailbox; then it is still told. */
    void forget(SubAccountId subAccount) {
        jdbc.sql("""
                delete from label_wish
                 where sub_account_id = :subAccount
                   and not exists (select 1
                                     from connection
                                    where connection.sub_account_id = :subAccount
                                      and connection.mailbox_id = label_wish.mailbox_id
                                      and disconnected_at is null)
                """).param("subAccount", subAccount.value()).update();
    }
}
