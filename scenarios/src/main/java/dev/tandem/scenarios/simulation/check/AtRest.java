package dev.tandem.scenarios.simulation.check;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing waits, nothing was put aside, and everything is counted as it is. */
final class AtRest {

    private final JdbcClient jdbc;

    AtRest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> broken() {
        return Stream.of(waiting(), sending(), decisions(), counts(), doubles(), strangers())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> waiting() {
        return jdbc.sql("""
                select format('message %s of %s is %s: %s', gmail_message_id, address, state, reason)
                  from arrival
                  join mailbox using (mailbox_id)
                 where state in ('PENDING', 'PARKED')
                   and consent = 'GRANTED'
                   and exists (select 1
                                 from connection
                                where connection.mailbox_id = mailbox.mailbox_id
                                  and disconnected_at is null)
                """).query((row, n) -> row.getString(1)).list();
    }

    /** R45: what is on its way arrives or fails. */
    private List<String> sending() {
        return jdbc.sql("""
                select format('the email %s is %s (%s) for ever', message_id, message.state, message.reason)
                  from sending
                  join message using (sub_account_id, message_id)
                  join mailbox using (mailbox_id)
                 where finished_at is null
                   and message.state <> 'FAILED'
                   and consent = 'GRANTED'
                """).query((row, n) -> row.getString(1)).list();
    }

    /** R80: one step decides, and it is the one whose rule is named. */
    private List<String> decisions() {
        return jdbc.sql("""
                select format('verdict on %s by %s has the steps %s', gmail_message_id, rule, steps)
                  from verdict
                 where (select count(*)
                          from jsonb_array_elements(steps) as step
                         where cast(step ->> 'decided' as boolean)) <> 1
                """).query((row, n) -> row.getString(1)).list();
    }

    /** What others have does not wait for anybody here (R32), nor does what is in the trash (R19). */
    private List<String> counts() {
        return jdbc.sql("""
                select format('conversation %s counts %s messages and %s unread, not %s and %s',
                              conversation_id, conversation.message_count, unread_count, counted.messages, counted.unread)
                  from conversation
                  cross join lateral (
                         select count(*) as messages,
                                count(*) filter (where not read
                                                   and not message.trashed
                                                   and thread.claimed_by is null) as unread
                           from message
                           join thread using (sub_account_id, thread_id)
                          where message.sub_account_id = conversation.sub_account_id
                            and message.conversation_id = conversation.conversation_id
                            and withdrawn_at is null) as counted
                 where (conversation.message_count, unread_count) is distinct from (counted.messages, counted.unread)
                """).query((row, n) -> row.getString(1)).list();
    }

    /** R29: a copy belongs to one message. */
    private List<String> doubles() {
        return jdbc.sql("""
                select format('copy %s stands for %s messages', gmail_message_id, count(distinct message_id))
                  from message_source
                 where gmail_message_id is not null
                 group by sub_account_id, mailbox_id, gmail_message_id
                having count(distinct message_id) > 1
                """).query((row, n) -> row.getString(1)).list();
    }

    /** R75: whoever left is not connected any more. */
    private List<String> strangers() {
        return jdbc.sql("""
                select format('%s is connected in %s, where its user does not belong', address, sub_account_id)
                  from connection
                  join mailbox using (mailbox_id)
                 where disconnected_at is null
                   and not exists (select 1
                                     from membership
                                    where membership.sub_account_id = connection.sub_account_id
                                      and membership.user_id = connection.user_id)
                """).query((row, n) -> row.getString(1)).list();
    }
}
