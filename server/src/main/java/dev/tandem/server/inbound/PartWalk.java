package dev.tandem.server.inbound;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.inbound.ReadEmail.ReadAttachment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.Field;

/** Walks the parts of an email: the first plain text and the first HTML are its body, all else is attached (F80: by position). */
final class PartWalk {

    private static final String DEFAULT_TYPE = "application/octet-stream";

    private final List<String> texts = new ArrayList<>();
    private final List<String> htmls = new ArrayList<>();
    private final List<ReadAttachment> attachments = new ArrayList<>();

    Optional<String> text() {
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", texts));
    }

    Optional<String> html() {
        return htmls.stream().findFirst();
    }

    List<ReadAttachment> attachments() {
        return List.copyOf(attachments);
    }

    void visit(Entity entity, int depth) throws IOException {
        Body body = entity.getBody();
        if (depth > EmailReader.PART_DEPTH_MAX || body == null) {
            return;
        }
        if (body instanceof Multipart parts) {
            for (Entity part : parts.getBodyParts()) {
                visit(part, depth + 1);
            }
        } else if (body instanceof Message attached) {
            attachments.add(attachment(entity, "message/rfc822", bytesOf(attached)));
        } else if (body instanceof SingleBody single) {
            leaf(entity, single);
        }
    }

    private void leaf(Entity entity, SingleBody body) throws IOException {
        String type = typeOf(entity);
        byte[] bytes = bytesOf(body);
        if (htmls.isEmpty() && (isShown(entity, type, "text/plain") || isNamedBody(entity, type))) {
            texts.add(HeaderText.storable(TextCharset.decode(bytes, entity.getCharset())));
        } else if (isShown(entity, type, "text/html") && htmls.isEmpty()) {
            htmls.add(HeaderText.storable(TextCharset.decode(bytes, entity.getCharset())));
        } else {
            attachments.add(attachment(entity, type, bytes));
        }
    }

    private static boolean isShown(Entity entity, String type, String wanted) {
        return type.equals(wanted)
                && !"attachment".equalsIgnoreCase(entity.getDispositionType())
                && fileName(entity).isEmpty();
    }

    /** Some servers give the text itself a name, and nothing else to read. */
    private boolean isNamedBody(Entity entity, String type) {
        return texts.isEmpty() && type.equals("text/plain") && entity.getDispositionType() == null;
    }

    private ReadAttachment attachment(Entity entity, String type, byte[] bytes) {
        String fileName = fileName(entity).orElseGet(() -> "attachment-" + (attachments.size() + 1) + suffix(type));
        return new ReadAttachment(fileName, type, contentId(entity), new RawEmail(bytes));
    }

    private static String suffix(String type) {
        return switch (type) {
            case "message/rfc822" -> ".eml";
            case "text/calendar" -> ".ics";
            case "text/html" -> ".html";
            case "text/plain" -> ".txt";
            default -> "";
        };
    }

    private static String typeOf(Entity entity) {
        return Optional.ofNullable(entity.getMimeType())
                .map(type -> HeaderText.storable(type).toLowerCase(Locale.ROOT))
                .orElse(DEFAULT_TYPE);
    }

    private static Optional<String> fileName(Entity entity) {
        return Optional.ofNullable(entity.getFilename())
                .or(() -> FileNames.ofContentType(entity.getHeader().getField("Content-Type")))
                .map(HeaderText::decoded)
                .map(FileNames::plain)
                .filter(name -> !name.isBlank());
    }

    private static Optional<String> contentId(Entity entity) {
        return Optional.ofNullable(entity.getHeader().getField("Content-ID"))
                .map(Field::getBody)
                .map(HeaderText::decoded)
                .map(value -> value.replaceAll("^<|>$", ""))
                .filter(value -> !value.isBlank());
    }

    private static byte[] bytesOf(SingleBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static byte[] bytesOf(Message message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DefaultMessageWriter().writeMessage(message, bytes);
        return bytes.toByteArray();
    }
}
