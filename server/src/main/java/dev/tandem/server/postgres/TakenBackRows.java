package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.inbound.BlobStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a draft again of an email that has not left, and takes away every trace of the email. */
@Component
class TakenBackRows {

    private final JdbcClient jdbc;
    private final BlobStore blobs;

    TakenBackRows(JdbcClient jdbc, BlobStore blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    /** The draft that it was, or a new one with all that stands in the email. */
    UUID draft(SubAccountId subAccount, UserId author, UUID message, Instant now) {
        Optional<UUID> kept = jdbc
                .sql("""
                update draft
                   set saved_at = :now
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and user_id = :author
                returning draft_id
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("author", author.value())
                .query((row, n) -> Columns.uuid(row, "draft_id"))
                .list()
                .stream()
                .findFirst();
        return kept.orElseGet(() -> written(subAccount, author, message, now));
    }

    private UUID written(SubAccountId subAccount, UserId author, UUID message, Instant now) {
        UUID draft = jdbc.sql("""
                insert into draft (sub_account_id, user_id, contact_id, kind, answers, to_line, cc_line, bcc_line, subject, text, html, saved_at)
                select message.sub_account_id, :author, conversation.contact_id,
                       case when answered.message_id is null then 'NEW' else 'REPLY' end, answered.message_id,
                       coalesce(lines.to_line, ''), coalesce(lines.cc_line, ''), coalesce(lines.bcc_line, ''),
                       message.subject, :text, :html, :now
                  from message
                  join conversation using (sub_account_id, conversation_id)
                  left join message as answered
                    on answered.sub_account_id = message.sub_account_id
                   and answered.thread_id = message.thread_id
                   and answered.rfc_message_id = message.in_reply_to
                  cross join lateral (
                         select string_agg(address, ', ' order by position) filter (where role = 'TO') as to_line,
                                string_agg(address, ', ' order by position) filter (where role = 'CC') as cc_line,
                                string_agg(address, ', ' order by position) filter (where role = 'BCC') as bcc_line
                           from participant
                          where participant.sub_account_id = message.sub_account_id
                            and participant.message_id = message.message_id) as lines
                 where message.sub_account_id = :subAccount
                   and message.message_id = :message
                 limit 1
                returning draft_id
                """)
                .param("author", author.value())
                .param("text", body(subAccount, message, "text_sha256").orElse(""))
                .param("html", body(subAccount, message, "html_sha256").orElse(null))
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query(UUID.class)
                .single();
        files(subAccount, message, draft);
        return draft;
    }

    private Optional<String> body(SubAccountId subAccount, UUID message, String column) {
        return jdbc.sql("""
                select %s
                  from message
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and %s is not null
                """.formatted(column, column))
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query(String.class)
                .optional()
                .map(sha256 -> new String(blobs.read(sha256), StandardCharsets.UTF_8));
    }

    private void files(SubAccountId subAccount, UUID message, UUID draft) {
        jdbc.sql("""
                insert into draft_file (sub_account_id, draft_id, n, file_name, content_type, size_bytes, sha256)
                select sub_account_id, :draft, n, file_name, content_type, size_bytes, sha256
                  from attachment
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("draft", draft)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
    }

    /** With it goes its thread, where it had opened one. */
    void delete(SubAccountId subAccount, UUID message, UUID thread) {
        jdbc.sql("""
                update conversation
                   set last_message_id = null
                 where sub_account_id = :subAccount
                   and last_message_id = :message
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
        jdbc.sql("delete from message where sub_account_id = :subAccount and message_id = :message")
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
        jdbc.sql("""
                delete from thread
                 where sub_account_id = :subAccount
                   and thread_id = :thread
                   and not exists (select 1
                                     from message
                                    where message.sub_account_id = thread.sub_account_id
                                      and message.thread_id = thread.thread_id)
                """)
                .param("subAccount", subAccount.value())
                .param("thread", thread)
                .update();
    }

    /** What has left for good is nobody's draft any more. */
    void left(SubAccountId subAccount, UUID message) {
        jdbc.sql("delete from draft where sub_account_id = :subAccount and message_id = :message")
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
    }
}
