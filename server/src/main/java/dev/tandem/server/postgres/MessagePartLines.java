package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Role;
import dev.tandem.server.conversation.ConversationQueries.AttachmentLine;
import dev.tandem.server.conversation.ConversationQueries.BounceLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.conversation.ConversationQueries.SourceLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads addresses, files and sources of many messages at once. */
final class MessagePartLines {

    private final JdbcClient jdbc;

    MessagePartLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** R27: an address that several contacts have belongs to the one that was created first. */
    Map<UUID, List<Party>> parties(SubAccountId subAccount, UUID[] messages) {
        return grouped(jdbc.sql("""
                select message_id, role, name, address,
                       (select contact.contact_id
                          from contact_address
                          join contact
                            on contact.sub_account_id = contact_address.sub_account_id
                           and contact.contact_id = contact_address.contact_id
                         where contact_address.sub_account_id = participant.sub_account_id
                           and contact_address.match_key = participant.match_key
                         order by contact.created_at, contact.contact_id
                         limit 1) as contact_id
                  from participant
                 where sub_account_id = :subAccount
                   and message_id = any(:messages)
                 order by message_id, position
                """)
                .param("subAccount", subAccount.value())
                .param("messages", messages)
                .query((row, number) -> new Of<>(
                        Columns.uuid(row, "message_id"),
                        new Party(
                                role(row.getString("role")),
                                row.getString("name"),
                                row.getString("address"),
                                Columns.optionalUuid(row, "contact_id"))))
                .list());
    }

    Map<UUID, List<AttachmentLine>> attachments(SubAccountId subAccount, UUID[] messages) {
        return grouped(jdbc.sql("""
                select message_id, n, file_name, content_type, size_bytes, content_id, sha256
                  from attachment
                 where sub_account_id = :subAccount
                   and message_id = any(:messages)
                 order by message_id, n
                """)
                .param("subAccount", subAccount.value())
                .param("messages", messages)
                .query((row, number) -> new Of<>(
                        Columns.uuid(row, "message_id"),
                        new AttachmentLine(
                                row.getInt("n"),
                                row.getString("file_name"),
                                row.getString("content_type"),
                                row.getLong("size_bytes"),
                                Columns.optionalText(row, "content_id"),
                                row.getString("sha256"))))
                .list());
    }

    /** R29: every source, in the order in which it was met. */
    Map<UUID, List<SourceLine>> sources(SubAccountId subAccount, UUID[] messages) {
        return grouped(jdbc.sql("""
                select message_id, door, mailbox.address, gmail_message_id
                  from message_source
                  left join mailbox
                    on mailbox.mailbox_id = message_source.mailbox_id
                 where sub_account_id = :subAccount
                   and message_id = any(:messages)
                 order by message_id, noted_at
                """)
                .param("subAccount", subAccount.value())
                .param("messages", messages)
                .query((row, number) -> new Of<>(
                        Columns.uuid(row, "message_id"),
                        new SourceLine(
                                row.getString("door"),
                                Columns.optionalText(row, "address"),
                                Columns.optionalText(row, "gmail_message_id"))))
                .list());
    }

    /** R18: who was not reached, in the order in which it was told. */
    Map<UUID, List<BounceLine>> bounces(SubAccountId subAccount, UUID[] messages) {
        return grouped(jdbc.sql("""
                select message_id, address, status, diagnostic
                  from bounce
                 where sub_account_id = :subAccount
                   and message_id = any(:messages)
                 order by message_id, noted_at, match_key
                """)
                .param("subAccount", subAccount.value())
                .param("messages", messages)
                .query((row, number) -> new Of<>(
                        Columns.uuid(row, "message_id"),
                        new BounceLine(
                                row.getString("address"),
                                Columns.optionalText(row, "status"),
                                row.getString("diagnostic"))))
                .list());
    }

    private record Of<T>(UUID message, T part) {}

    private static <T> Map<UUID, List<T>> grouped(List<Of<T>> parts) {
        return parts.stream()
                .collect(Collectors.groupingBy(Of::message, Collectors.mapping(Of::part, Collectors.toList())));
    }

    private static Optional<Role> role(String column) {
        return column.equals("REPLY_TO") ? Optional.empty() : Optional.of(Role.valueOf(column));
    }
}
