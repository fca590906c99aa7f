package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Finding;
import dev.tandem.core.conversation.Step;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.conversation.VerdictHash;
import dev.tandem.server.conversation.VerdictQueries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads verdicts, and the arrivals that wait for one, of the mailboxes a user is or was connected to in a sub-account. */
@Repository
class PostgresVerdictQueries implements VerdictQueries {

    private final JdbcClient jdbc;
    private final VerdictHash hash;

    PostgresVerdictQueries(JdbcClient jdbc, VerdictHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    private record Placed(VerdictLine line, String place) {}

    @Override
    public Page<VerdictLine> list(
            SubAccountId subAccount, UserId user, Question question, Optional<String> cursor, int limit) {
        VerdictPlace after = VerdictPlace.of(cursor);
        List<Placed> found = jdbc.sql("""
                with mine as (
                    select mailbox_id, min(baseline_cursor) as baseline
                      from connection
                     where sub_account_id = :subAccount
                       and user_id = :user
                     group by mailbox_id
                ), waiting as (
                    select mailbox_id, gmail_message_id, state as outcome, null::text as rule, '[]'::jsonb as steps,
                           null::uuid as contact_id, null::uuid as message_id, null::timestamptz as received_at,
                           null::timestamptz as judged_at, met_at as at
                      from arrival
                      join mine using (mailbox_id)
                     where state in ('PENDING', 'PARKED')
                       and :messageHash::text is null
                       and :addressHash::text is null
                       and (added_at is null or added_at > baseline)
                       and not exists (select 1
                                         from verdict
                                        where verdict.mailbox_id = arrival.mailbox_id
                                          and verdict.gmail_message_id = arrival.gmail_message_id
                                          and verdict.sub_account_id = :subAccount)
                ), judged as (
                    select mailbox_id, gmail_message_id, outcome, rule, steps, contact_id, message_id, received_at, judged_at,
                           judged_at as at
                      from verdict
                      join mine using (mailbox_id)
                     where sub_account_id = :subAccount
                       and (:messageHash::text is null or rfc_message_hash = :messageHash::text)
                       and (:addressHash::text is null or address_hashes @> array[:addressHash::text])
                )
                select mailbox_id, gmail_message_id, mailbox.address, outcome, rule,
                       array(select (step ->> 'finding') || ' ' || (step ->> 'decided')
                               from jsonb_array_elements(steps) with ordinality as listed (step, n)
                              order by n) as steps,
                       asked.contact_id, asked.message_id,
                       asked.received_at, judged_at, rfc_message_id,
                       extract(epoch from at)::text || '|' || gmail_message_id || '|' || mailbox_id as place
                  from (select * from judged union all select * from waiting) as asked
                  join mailbox using (mailbox_id)
                  left join message
                    on message.sub_account_id = :subAccount
                   and message.message_id = asked.message_id
                 where (:gmailMessage::text is null or gmail_message_id = :gmailMessage::text)
                   and (:gmailThread::text is null
                        or exists (select 1
                                     from arrival
                                    where arrival.mailbox_id = asked.mailbox_id
                                      and arrival.gmail_message_id = asked.gmail_message_id
                                      and arrival.gmail_thread_id = :gmailThread::text))
                   and (:afterMailbox::uuid is null
                        or (extract(epoch from at), gmail_message_id, mailbox_id)
                           < (:afterTime::numeric, :afterMessage::text, :afterMailbox::uuid))
                 order by extract(epoch from at) desc, gmail_message_id desc, mailbox_id desc
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .param("messageHash", messageHash(subAccount, question))
                .param("addressHash", addressHash(subAccount, question))
                .param("gmailMessage", question.gmailMessageId().orElse(null))
                .param("gmailThread", question.gmailThreadId().orElse(null))
                .param("afterTime", after.time())
                .param("afterMessage", after.message())
                .param("afterMailbox", after.mailbox())
                .param("limit", limit + 1)
                .query((row, _) -> new Placed(line(row), row.getString("place")))
                .list();
        Page<Placed> page = Cursor.page(found, limit, Placed::place);
        return new Page<>(page.items().stream().map(Placed::line).toList(), page.nextCursor());
    }

    private @Nullable String messageHash(SubAccountId subAccount, Question question) {
        return question.rfcMessageId()
                .map(RfcMessageId::key)
                .map(key -> hash.of(subAccount, key))
                .orElse(null);
    }

    private @Nullable String addressHash(SubAccountId subAccount, Question question) {
        return question.address()
                .map(EmailAddress::matchKey)
                .map(key -> hash.of(subAccount, key))
                .orElse(null);
    }

    static VerdictLine line(ResultSet row) throws SQLException {
        return new VerdictLine(
                new MailboxId(Columns.uuid(row, "mailbox_id")),
                row.getString("gmail_message_id"),
                Columns.optionalText(row, "rfc_message_id"),
                row.getString("address"),
                row.getString("outcome"),
                Columns.optionalText(row, "rule"),
                Columns.texts(row, "steps").stream()
                        .map(PostgresVerdictQueries::step)
                        .toList(),
                Columns.optionalUuid(row, "contact_id"),
                Columns.optionalUuid(row, "message_id"),
                Columns.optionalInstant(row, "received_at"),
                Columns.optionalInstant(row, "judged_at"));
    }

    private static Step step(String text) {
        String[] parts = text.split(" ", 2);
        return new Step(Finding.valueOf(parts[0]), Boolean.parseBoolean(parts[1]));
    }
}
