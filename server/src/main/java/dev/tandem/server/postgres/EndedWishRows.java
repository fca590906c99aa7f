package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * R71: what a sub-account still wished of a mailbox that it is connected to no more. It is forgotten with the connection, not only passed
 * over: else it would be told by the next connection, and would keep changes of that mailbox out of other sub-accounts (F87).
 */
@Component
class EndedWishRows {

    private final JdbcClient jdbc;
    private final FlagRows flags;

    EndedWishRows(JdbcClient jdbc, FlagRows flags) {
        this.jdbc = jdbc;
        this.flags = flags;
    }

    /**
     * Somebody else of the sub-account may be connected to the same mailbox; then it is still told. Others show the email as the mailbox has
     * it, because a change that the wish kept from them was not told twice.
     */
    void forget(SubAccountId subAccount, Instant now) {
        record Forgotten(MailboxId mailbox, GmailMessageId copy, Flag flag) {}
        jdbc.sql("""
                delete from label_wish
                 where sub_account_id = :subAccount
                   and not exists (select 1
                                     from connection
                                    where connection.sub_account_id = :subAccount
                                      and connection.mailbox_id = label_wish.mailbox_id
                                      and disconnected_at is null)
                returning mailbox_id, gmail_message_id, flag
                """)
                .param("subAccount", subAccount.value())
                .query((row, n) -> new Forgotten(
                        new MailboxId(Columns.uuid(row, "mailbox_id")),
                        new GmailMessageId(row.getString("gmail_message_id")),
                        Flag.valueOf(row.getString("flag"))))
                .list()
                .forEach(each -> flags.asMailbox(each.mailbox(), each.copy(), Set.of(each.flag()), now));
    }
}
