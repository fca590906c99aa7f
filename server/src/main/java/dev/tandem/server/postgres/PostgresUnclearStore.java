package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.outbound.SendTrouble;
import dev.tandem.server.outbound.UnclearStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Emails of which nobody can tell whether they left, as rows of {@code sending} or {@code delivery}. */
@Repository
class PostgresUnclearStore implements UnclearStore {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final TakenBackRows takenBack;
    private final ChangeLog changes;
    private final SubAccountLock lock;
    private final AgainRows again;

    PostgresUnclearStore(
            JdbcClient jdbc,
            ConversationRows conversations,
            TakenBackRows takenBack,
            ChangeLog changes,
            SubAccountLock lock) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.takenBack = takenBack;
        this.changes = changes;
        this.lock = lock;
        this.again = new AgainRows(jdbc);
    }

    @Override
    public Optional<Unclear> find(SubAccountId subAccount, UUID message) {
        return jdbc.sql("""
                select sending.message_id is not null as by_gmail, coalesce(send_asked_at, end_told_at) as asked_at, coalesce(looks, 0) as looks,
                       looked_at, found, unclear_since, coalesce(sending.next_attempt_at = 'infinity', true) as ended
                  from message
                  left join sending
                    on sending.sub_account_id = message.sub_account_id
                   and sending.message_id = message.message_id
                  left join delivery
                    on delivery.sub_account_id = message.sub_account_id
                   and delivery.message_id = message.message_id
                 where message.sub_account_id = :subAccount
                   and message.message_id = :message
                   and message.state = 'UNKNOWN'
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query((row, n) -> unclear(row))
                .optional();
    }

    private static Unclear unclear(ResultSet row) throws SQLException {
        return new Unclear(
                row.getBoolean("by_gmail"),
                Columns.optionalInstant(row, "asked_at"),
                row.getInt("looks"),
                Columns.optionalInstant(row, "looked_at"),
                Columns.optionalText(row, "found").map(Found::valueOf),
                Columns.optionalInstant(row, "unclear_since").map(since -> since.plus(SendTrouble.LOOKING.end())),
                row.getBoolean("ended"));
    }

    /** The sending stays unfinished, so that its copy is still known when a mailbox brings it. */
    @Override
    public boolean wasSent(SubAccountId subAccount, UUID message, Instant now) {
        lock.take(subAccount);
        boolean sent = ofUnclear("""
                with sent as (
                    update message
                       set state = 'SENT',
                           reason = null,
                           sent_at = coalesce((select send_asked_at
                                                 from sending
                                                where sending.sub_account_id = message.sub_account_id
                                                  and sending.message_id = message.message_id),
                                              (select end_told_at
                                                 from delivery
                                                where delivery.sub_account_id = message.sub_account_id
                                                  and delivery.message_id = message.message_id),
                                              :now)
                     where sub_account_id = :subAccount
                       and message_id = :message
                       and state = 'UNKNOWN'
                    returning sub_account_id, message_id
                ), looked_for_no_more as (
                    update sending
                       set next_attempt_at = 'infinity'
                      from sent
                     where sending.sub_account_id = sent.sub_account_id
                       and sending.message_id = sent.message_id
                ), accepted as (
                    update delivery
                       set outcome = 'ACCEPTED', email = null
                      from sent
                     where delivery.sub_account_id = sent.sub_account_id
                       and delivery.message_id = sent.message_id
                )
                select message_id
                  from sent
                """, subAccount, message, now);
        if (sent) {
            takenBack.left(subAccount, message);
        }
        return sent;
    }

    @Override
    public boolean sendAgain(SubAccountId subAccount, UUID message, Instant now) {
        lock.take(subAccount);
        return ofUnclear("""
                with queued as (
                    update message
                       set state = 'QUEUED', reason = null
                     where sub_account_id = :subAccount
                       and message_id = :message
                       and state = 'UNKNOWN'
                       and not exists (select 1
                                         from sending
                                        where sending.sub_account_id = message.sub_account_id
                                          and sending.message_id = message.message_id
                                          and next_attempt_at < 'infinity')
                    returning sub_account_id, message_id
                ), asked as (
                    update sending
                       set again_asked_at = :now
                      from queued
                     where sending.sub_account_id = queued.sub_account_id
                       and sending.message_id = queued.message_id
                )
                select message_id
                  from queued
                """, subAccount, message, now)
                && (again.byGmail(subAccount, message, now) || again.byProvider(subAccount, message, now));
    }

    private boolean ofUnclear(String statement, SubAccountId subAccount, UUID message, Instant now) {
        boolean was = !jdbc.sql(statement)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query((row, n) -> n)
                .list()
                .isEmpty();
        if (was) {
            UUID conversation = conversations.ofMessage(subAccount, message);
            conversations.refresh(subAccount, conversation);
            changes.append(subAccount, Subject.ofMessage(Kind.MESSAGE_CHANGED, conversation, message), now);
        }
        return was;
    }
}
