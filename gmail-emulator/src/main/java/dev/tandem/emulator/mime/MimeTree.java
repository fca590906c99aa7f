package dev.tandem.emulator.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.util.ByteSequence;
import org.jspecify.annotations.Nullable;

/** Reads raw bytes into a tree of parts. Whatever cannot be read as MIME is one plain text. */
public final class MimeTree {
    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .build();

    private MimeTree() {}

    public static MimePart read(byte[] raw) {
        List<HeaderLine> headers = HeaderBlock.of(raw).lines();
        try {
            var builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(LENIENT);
            Message message = builder.parseMessage(new ByteArrayInputStream(raw));
            try {
                return part(message, "", headers);
            } finally {
                message.dispose();
            }
        } catch (IOException | RuntimeException e) {
            byte[] body = java.util.Arrays.copyOfRange(raw, HeaderBlock.of(raw).bodyStart(), raw.length);
            return new MimePart("", "text/plain", "", headers, body, List.of());
        }
    }

    private static MimePart part(Entity entity, String id, List<HeaderLine> headers) throws IOException {
        String type = entity.getMimeType() == null
                ? "text/plain"
                : entity.getMimeType().toLowerCase(Locale.ROOT);
        String filename = FileNames.of(headers);
        List<MimePart> children = new ArrayList<>();
        Body body = entity.getBody();
        switch (body) {
            case Multipart multipart -> {
                for (Entity child : multipart.getBodyParts()) {
                    children.add(part(child, childId(id, children.size()), headers(child)));
                }
            }
            case Message inner -> children.add(part(inner, childId(id, 0), headers(inner)));
            case null, default -> {}
        }
        return new MimePart(id, type, filename, headers, content(entity, type), children);
    }

    private static byte[] content(Entity entity, String type) throws IOException {
        if (!(entity.getBody() instanceof SingleBody body)) {
            return new byte[0];
        }
        try (var in = body.getInputStream()) {
            byte[] bytes = in.readAllBytes();
            return type.startsWith("text/") ? Charsets.toUtf8(bytes, entity.getCharset()) : bytes;
        }
    }

    private static List<HeaderLine> headers(Entity entity) {
        List<HeaderLine> lines = new ArrayList<>();
        for (Field field : entity.getHeader().getFields()) {
            ByteSequence raw = field.getRaw();
            lines.add(
                    raw == null
                            ? new HeaderLine(field.getName(), field.getBody(), 0, 0)
                            : fromRaw(field.getName(), raw.toByteArray()));
        }
        return lines;
    }

    private static HeaderLine fromRaw(String name, byte[] raw) {
        int colon = 0;
        while (colon < raw.length && raw[colon] != ':') {
            colon++;
        }
        return new HeaderLine(name, HeaderText.read(raw, Math.min(colon + 1, raw.length), raw.length), 0, 0);
    }

    private static String childId(@Nullable String parent, int position) {
        return parent == null || parent.isEmpty() ? String.valueOf(position) : parent + "." + position;
    }
}
