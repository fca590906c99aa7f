package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.server.inbound.EmailHeaders.Person;
import dev.tandem.server.inbound.ImportStore.Bytes;
import dev.tandem.server.inbound.ReadEmail;
import dev.tandem.server.inbound.ReadEmail.ReadAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what hangs on a message: its lines, its files, and which bytes it needs. */
@Component
class MessageParts {

    private final JdbcClient jdbc;

    MessageParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(SubAccountId subAccount, UUID message, ReadEmail email, Bytes bytes) {
        keepLines(subAccount, message, lines(email));
        keepFiles(subAccount, message, email, bytes);
        refer(subAccount, message, bytes);
    }

    static List<Line> lines(ReadEmail email) {
        List<Line> lines = new ArrayList<>();
        for (Participant participant : email.headers().participants()) {
            lines.add(new Line(participant.role().name(), participant.address(), participant.name()));
        }
        for (Person person : email.headers().replyTo()) {
            lines.add(new Line("REPLY_TO", person.address(), person.name()));
        }
        return lines;
    }

    void keepLines(SubAccountId subAccount, UUID message, List<Line> lines) {
        int position = 0;
        for (Line line : lines) {
            jdbc.sql("""
                    insert into participant (sub_account_id, message_id, position, role, address, match_key, name)
                    values (:subAccount, :message, :position, :role, :address, :matchKey, :name)
                    """)
                    .param("subAccount", subAccount.value())
                    .param("message", message)
                    .param("position", position++)
                    .param("role", line.role())
                    .param("address", line.address().value())
                    .param("matchKey", line.address().matchKey())
                    .param("name", line.name())
                    .update();
        }
    }

    void keepFiles(SubAccountId subAccount, UUID message, ReadEmail email, Bytes bytes) {
        for (int index = 0; index < email.attachments().size(); index++) {
            ReadAttachment file = email.attachments().get(index);
            jdbc.sql("""
                    insert into attachment (sub_account_id, message_id, n, file_name, content_type, size_bytes, content_id, sha256)
                    values (:subAccount, :message, :n, :fileName, :contentType, :size, :contentId, :sha256)
                    """)
                    .param("subAccount", subAccount.value())
                    .param("message", message)
                    .param("n", index + 1)
                    .param("fileName", file.fileName())
                    .param("contentType", file.contentType())
                    .param("size", file.bytes().size())
                    .param("contentId", file.contentId().orElse(null))
                    .param("sha256", bytes.attachments().get(index))
                    .update();
        }
    }

    void refer(SubAccountId subAccount, UUID message, Bytes bytes) {
        Stream.of(Stream.of(bytes.source()), bytes.text().stream(), bytes.html().stream(), bytes.attachments().stream())
                .flatMap(sha256 -> sha256)
                .distinct()
                .forEach(sha256 -> jdbc.sql("""
                        insert into blob_reference (sub_account_id, message_id, sha256)
                        values (:subAccount, :message, :sha256)
                        """)
                        .param("subAccount", subAccount.value())
                        .param("message", message)
                        .param("sha256", sha256)
                        .update());
    }

    /** An address on a message; the role is a column value, Reply-To included. */
    record Line(String role, EmailAddress address, String name) {}
}
