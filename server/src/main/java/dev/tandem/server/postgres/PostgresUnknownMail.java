package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.VerdictHash;
import dev.tandem.server.inbound.UnknownMail;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds verdicts of mail from unknown people, in PostgreSQL. */
@Repository
class PostgresUnknownMail implements UnknownMail {

    private final JdbcClient jdbc;
    private final VerdictHash hash;

    PostgresUnknownMail(JdbcClient jdbc, VerdictHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    @Override
    public Map<MailboxId, Set<GmailMessageId>> with(SubAccountId subAccount, Set<EmailAddress> addresses) {
        Map<MailboxId, Set<GmailMessageId>> found = new LinkedHashMap<>();
        jdbc.sql("""
                select mailbox_id, gmail_message_id
                  from verdict
                 where sub_account_id = :subAccount
                   and outcome = 'NOT_SYNCED'
                   and rule = 'R14'
                   and address_hashes && :hashes::text[]
                   and exists (select 1
                                 from connection
                                where connection.sub_account_id = verdict.sub_account_id
                                  and connection.mailbox_id = verdict.mailbox_id
                                  and disconnected_at is null)
                 order by mailbox_id, received_at
                """)
                .param("subAccount", subAccount.value())
                .param(
                        "hashes",
                        addresses.stream()
                                .map(address -> hash.of(subAccount, address.matchKey()))
                                .toArray(String[]::new))
                .query((row, n) -> found.computeIfAbsent(
                                new MailboxId(Columns.uuid(row, "mailbox_id")), mailbox -> new LinkedHashSet<>())
                        .add(new GmailMessageId(row.getString("gmail_message_id"))))
                .list();
        return found;
    }
}
