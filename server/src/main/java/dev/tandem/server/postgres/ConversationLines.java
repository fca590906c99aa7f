package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.Direction;
import dev.tandem.server.conversation.ConversationQueries.Counts;
import dev.tandem.server.conversation.ConversationQueries.Filter;
import dev.tandem.server.conversation.ConversationQueries.Line;
import dev.tandem.server.conversation.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the list of conversations, newest first, by keyset, and the figures beside the filters. */
final class ConversationLines {

    private final JdbcClient jdbc;

    ConversationLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a list is asked for. */
    record Wish(UserId viewer, Filter filter, String search) {}

    /** A line with what the next stretch begins after. */
    private record Placed(Line line, String place) {}

    Page<Line> list(SubAccountId subAccount, Wish wish, Optional<String> cursor, int limit) {
        ListPlace after = ListPlace.of(cursor);
        List<Placed> found = jdbc.sql("""
                select conversation.conversation_id, conversation.contact_id, first_name, last_name, company, assigned_to, conversation.last_message_at,
                       last_subject, last_snippet, last_direction, author_id, author.name as author_name, last_has_attachments, holder.name as claimed_by_name, conversation.message_count, unread_count, failed_count,
                       failed_count > 0
                         and exists (select 1
                                       from message
                                      where message.sub_account_id = conversation.sub_account_id
                                        and message.conversation_id = conversation.conversation_id
                                        and message.state = 'UNKNOWN') as unclear,
                       conversation.starred, conversation.archived, conversation.trashed,
                       conversation.last_message_at::text || '|' || conversation.conversation_id as place
                  from conversation
                  join contact
                    on contact.sub_account_id = conversation.sub_account_id
                   and contact.contact_id = conversation.contact_id
                  left join message last
                    on last.sub_account_id = conversation.sub_account_id
                   and last.message_id = conversation.last_message_id
                  left join crm_user author on author.user_id = last.author_id
                  left join thread last_thread
                    on last_thread.sub_account_id = last.sub_account_id
                   and last_thread.thread_id = last.thread_id
                  left join sub_account holder on holder.sub_account_id = last_thread.claimed_by
                 where conversation.sub_account_id = :subAccount
                   and conversation.message_count > 0
                   and case :filter
                            when 'TRASH' then conversation.trashed
                            when 'ARCHIVED' then conversation.archived and not conversation.trashed
                            else not conversation.archived and not conversation.trashed
                       end
                   and case :filter
                            when 'MINE' then coalesce(assigned_to = :viewer, false)
                            when 'UNREAD' then unread_count > 0
                            when 'STARRED' then conversation.starred
                            when 'FAILED' then failed_count > 0
                            when 'SCHEDULED' then exists (select 1
                                                            from message as waiting
                                                           where waiting.sub_account_id = conversation.sub_account_id
                                                             and waiting.conversation_id = conversation.conversation_id
                                                             and waiting.author_id = :viewer
                                                             and (waiting.state = 'HELD'
                                                                  or (waiting.state = 'QUEUED' and waiting.leaves_at is not null)))
                            else true
                       end
                   and (:search = ''
                        or contact.search_text like :pattern
                        or exists (select 1
                                     from message
                                    where message.sub_account_id = conversation.sub_account_id
                                      and message.conversation_id = conversation.conversation_id
                                      and message.withdrawn_at is null
                                      and (lower(message.subject) like :pattern or lower(message.text_start) like :pattern)))
                   and (:afterId::uuid is null
                        or (conversation.last_message_at, conversation.conversation_id) < (:afterTime::timestamptz, :afterId::uuid))
                 order by conversation.last_message_at desc, conversation.conversation_id desc
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("filter", wish.filter().name())
                .param("viewer", wish.viewer().value())
                .param("search", wish.search())
                .param("pattern", Columns.containing(wish.search()))
                .param("afterTime", after.time())
                .param("afterId", after.id())
                .param("limit", limit + 1)
                .query((row, number) -> new Placed(line(row), row.getString("place")))
                .list();
        Page<Placed> page = Cursor.page(found, limit, Placed::place);
        return new Page<>(page.items().stream().map(Placed::line).toList(), page.nextCursor());
    }

    Optional<Line> one(SubAccountId subAccount, UUID conversation) {
        return jdbc.sql("""
                select conversation.conversation_id, conversation.contact_id, first_name, last_name, company, assigned_to, conversation.last_message_at,
                       last_subject, last_snippet, last_direction, author_id, author.name as author_name, last_has_attachments, holder.name as claimed_by_name, conversation.message_count, unread_count, failed_count,
                       failed_count > 0
                         and exists (select 1
                                       from message
                                      where message.sub_account_id = conversation.sub_account_id
                                        and message.conversation_id = conversation.conversation_id
                                        and message.state = 'UNKNOWN') as unclear,
                       conversation.starred, conversation.archived, conversation.trashed
                  from conversation
                  join contact
                    on contact.sub_account_id = conversation.sub_account_id
                   and contact.contact_id = conversation.contact_id
                  left join message last
                    on last.sub_account_id = conversation.sub_account_id
                   and last.message_id = conversation.last_message_id
                  left join crm_user author on author.user_id = last.author_id
                  left join thread last_thread
                    on last_thread.sub_account_id = last.sub_account_id
                   and last_thread.thread_id = last.thread_id
                  left join sub_account holder on holder.sub_account_id = last_thread.claimed_by
                 where conversation.sub_account_id = :subAccount
                   and conversation.conversation_id = :conversation
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .query((row, number) -> line(row))
                .optional();
    }

    Counts counts(SubAccountId subAccount, UserId viewer) {
        return jdbc.sql("""
                select count(*) filter (where assigned_to = :viewer) as mine,
                       count(*) filter (where unread_count > 0) as unread,
                       count(*) filter (where starred) as starred,
                       count(*) as everything,
                       count(*) filter (where failed_count > 0) as failed
                  from conversation
                  join contact
                    on contact.sub_account_id = conversation.sub_account_id
                   and contact.contact_id = conversation.contact_id
                 where conversation.sub_account_id = :subAccount
                   and message_count > 0
                   and not archived
                   and not trashed
                """)
                .param("subAccount", subAccount.value())
                .param("viewer", viewer.value())
                .query((row, number) -> new Counts(
                        row.getInt("mine"),
                        row.getInt("unread"),
                        row.getInt("starred"),
                        row.getInt("everything"),
                        row.getInt("failed")))
                .single();
    }

    private static Line line(ResultSet row) throws SQLException {
        String name = (row.getString("first_name") + " " + row.getString("last_name")).strip();
        return new Line(
                Columns.uuid(row, "conversation_id"),
                Columns.uuid(row, "contact_id"),
                name.isEmpty() ? row.getString("company") : name,
                Columns.optionalUuid(row, "assigned_to"),
                Columns.instant(row, "last_message_at"),
                row.getString("last_subject"),
                row.getString("last_snippet"),
                Direction.valueOf(row.getString("last_direction")),
                Columns.optionalUuid(row, "author_id"),
                Optional.ofNullable(row.getString("author_name")),
                row.getBoolean("last_has_attachments"),
                Columns.optionalText(row, "claimed_by_name"),
                row.getInt("message_count"),
                row.getInt("unread_count"),
                row.getInt("failed_count"),
                row.getBoolean("unclear"),
                row.getBoolean("starred"),
                row.getBoolean("archived"),
                row.getBoolean("trashed"));
    }
}
