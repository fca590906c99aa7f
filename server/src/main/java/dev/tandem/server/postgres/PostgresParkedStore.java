package dev.tandem.server.postgres;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.inbound.ParkedStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages that were put aside, in PostgreSQL. */
@Repository
class PostgresParkedStore implements ParkedStore {

    private final JdbcClient jdbc;
    private final JudgeAgainRows again;

    PostgresParkedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.again = new JudgeAgainRows(jdbc);
    }

    private record Placed(Parked parked, String place) {}

    /** The cursor is the row's place: when it was put aside, and its id. */
    @Override
    public Page<Parked> list(UUID connection, Optional<String> cursor, int limit) {
        Optional<String[]> after = cursor.map(Cursor::read).map(place -> place.split("\\|", 2));
        if (after.filter(place -> place.length < 2 || !place[0].matches("\\d{1,12}\\.\\d{6}"))
                .isPresent()) {
            throw Cursor.unreadable();
        }
        List<Placed> found = jdbc.sql("""
                select gmail_message_id, met_at, parked_at, attempts, coalesce(reason, '') as reason,
                       extract(epoch from parked_at)::text || '|' || gmail_message_id as place
                  from counted_arrival
                  join arrival using (mailbox_id, gmail_message_id, state, met_at)
                 where connection_id = :connection
                   and state = 'PARKED'
                   and (cast(:afterTime as numeric) is null
                        or (extract(epoch from parked_at), gmail_message_id) < (cast(:afterTime as numeric), :afterMessage))
                 order by extract(epoch from parked_at) desc, gmail_message_id desc
                 limit :limit
                """)
                .param("connection", connection)
                .param("afterTime", after.map(place -> place[0]).orElse(null))
                .param("afterMessage", after.map(place -> place[1]).orElse(""))
                .param("limit", limit + 1)
                .query((row, n) -> new Placed(
                        new Parked(
                                new GmailMessageId(row.getString("gmail_message_id")),
                                Columns.instant(row, "met_at"),
                                Columns.instant(row, "parked_at"),
                                row.getInt("attempts"),
                                row.getString("reason")),
                        row.getString("place")))
                .list();
        Page<Placed> page = Cursor.page(found, limit, Placed::place);
        return new Page<>(page.items().stream().map(Placed::parked).toList(), page.nextCursor());
    }

    @Override
    public int retry(UUID connection, Optional<GmailMessageId> message, Instant now) {
        record Found(MailboxId mailbox, GmailMessageId message) {}
        List<Found> found = jdbc.sql("""
                select mailbox_id, gmail_message_id
                  from counted_arrival
                 where connection_id = :connection
                   and state = 'PARKED'
                   and (cast(:message as text) is null or gmail_message_id = :message)
                """)
                .param("connection", connection)
                .param("message", message.map(GmailMessageId::value).orElse(null))
                .query((row, n) -> new Found(
                        new MailboxId(Columns.uuid(row, "mailbox_id")),
                        new GmailMessageId(row.getString("gmail_message_id"))))
                .list();
        Set<GmailMessageId> messages = found.stream().map(Found::message).collect(Collectors.toSet());
        return found.isEmpty() ? 0 : again.run(found.getFirst().mailbox(), messages, now);
    }
}
