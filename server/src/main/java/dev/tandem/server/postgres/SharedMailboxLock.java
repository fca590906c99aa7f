package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Held while connections begin or end: nobody marks, judges or writes meanwhile where the mailboxes concerned show. So whoever judges an
 * email has done it for those who were connected, or finds who is connected now.
 */
@Component
class SharedMailboxLock {

    private final JdbcClient jdbc;
    private final SubAccountLock lock;

    SharedMailboxLock(JdbcClient jdbc, SubAccountLock lock) {
        this.jdbc = jdbc;
        this.lock = lock;
    }

    /** Over all sub-accounts by purpose: of this one, of those that share a mailbox with it, and of those that the mailbox serves. */
    void take(SubAccountId subAccount, Optional<MailboxId> mailbox) {
        Stream<SubAccountId> sharing = jdbc
                .sql("""
                select distinct other.sub_account_id
                  from connection as other
                 where other.disconnected_at is null
                   and (other.mailbox_id = :mailbox
                        or other.mailbox_id in (select mailbox_id
                                                  from connection
                                                 where sub_account_id = :subAccount
                                                   and disconnected_at is null))
                """)
                .param("mailbox", mailbox.map(MailboxId::value).orElse(null))
                .param("subAccount", subAccount.value())
                .query((row, n) -> new SubAccountId(Columns.uuid(row, "sub_account_id")))
                .list()
                .stream();
        lock.take(Stream.concat(Stream.of(subAccount), sharing));
    }
}
