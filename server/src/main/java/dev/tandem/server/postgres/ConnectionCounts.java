package dev.tandem.server.postgres;

/** What is counted of a connection; to be joined laterally to a row of {@code connection}. */
final class ConnectionCounts {

    /** {@code pending}, {@code judged}, {@code parked}: emails since the connection, by how their verdict stands (R81). */
    static final String LEDGER = """
                  cross join lateral (
                         select coalesce(sum(counts.pending), 0) as pending,
                                coalesce(sum(counts.judged), 0) as judged,
                                coalesce(sum(counts.parked), 0) as parked
                           from (select ledger_tally.pending, ledger_tally.judged, ledger_tally.parked
                                   from ledger_tally
                                  where connection.tallied
                                    and ledger_tally.mailbox_id = connection.mailbox_id
                                    and ledger_tally.connection_id = connection.connection_id
                                 union all
                                 select count(*) filter (where state = 'PENDING'),
                                        count(*) filter (where state = 'JUDGED'),
                                        count(*) filter (where state = 'PARKED')
                                   from counted_arrival
                                  where not connection.tallied
                                    and counted_arrival.mailbox_id = connection.mailbox_id
                                    and counted_arrival.connection_id = connection.connection_id) as counts) as ledger
            """;

    /** {@code waiting_since}: when the oldest of the pending ones was met. */
    static final String OLDEST = """
                  left join lateral (
                         select met_at as waiting_since
                           from arrival
                          where arrival.mailbox_id = connection.mailbox_id
                            and arrival.state = 'PENDING'
                            and (added_at > baseline_cursor or (added_at is null and met_at >= connected_at))
                          order by met_at
                          limit 1) as oldest on true
            """;

    /**
     * R46: {@code sent_today}, {@code first_sent_today}. Emails that left are those with the SENT label in the ledger, so that what was
     * written in Gmail itself counts too, and those of ours that are counted and that the ledger has not met yet.
     */
    static final String SENT_TODAY = """
                  cross join lateral (
                         select count(distinct gmail_message_id) as sent_today, min(left_at) as first_sent_today
                           from (select gmail_message_id, met_at as left_at
                                   from arrival
                                  where arrival.mailbox_id = connection.mailbox_id
                                    and 'SENT' = any (labels)
                                    and met_at > now() - interval '24 hours'
                                 union all
                                 select coalesce(gmail_message_id, message_id::text), counted_at
                                   from sending
                                  where sending.mailbox_id = connection.mailbox_id
                                    and counted_at > now() - interval '24 hours') as left_lately) as meter
            """;

    private ConnectionCounts() {}
}
