package dev.tandem.server.inbound;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.mailbox.Gmail.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.util.ByteSequence;
import org.springframework.stereotype.Component;

/**
 * Reads an email byte for byte as far as it can be read. Broken MIME, unknown charsets and missing lines never stop it: in the worst
 * case the whole email is its text.
 */
@Component
public final class EmailReader {

    /** Beyond this depth of nested parts nothing is read any more. */
    static final int PART_DEPTH_MAX = 50;

    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setStrictParsing(false)
            .setMalformedHeaderStartsBody(false)
            .build();

    /** Reads it. */
    public ReadEmail read(RawEmail email) {
        try {
            return readParts(email);
        } catch (MimeException | IOException | RuntimeException | StackOverflowError broken) {
            // Some thousand parts inside each other are deeper than any stack, and nothing that a person wrote.
            return readAsText(email);
        }
    }

    private static ReadEmail readParts(RawEmail email) throws MimeException, IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(LENIENT);
        Message message = builder.parseMessage(new ByteArrayInputStream(email.bytes()));
        try {
            PartWalk walk = new PartWalk();
            walk.visit(message, 0);
            return assembled(lines(message), walk);
        } finally {
            message.dispose();
        }
    }

    /** F81: where there is only HTML, its text is the text. */
    private static ReadEmail assembled(List<Header> lines, PartWalk walk) {
        String shown = walk.text().or(() -> walk.html().map(HtmlText::of)).orElse("");
        Optional<DeliveryReport> report = DeliveryReportReader.of(new HeaderLines(lines), shown, walk.attachments());
        return new ReadEmail(EmailHeaders.of(lines), shown, walk.html(), walk.attachments(), report);
    }

    private static ReadEmail readAsText(RawEmail email) {
        String all = HeaderText.storable(new String(email.bytes(), StandardCharsets.ISO_8859_1));
        List<Header> lines = BareHeaders.of(all);
        Optional<DeliveryReport> report =
                DeliveryReportReader.of(new HeaderLines(lines), BareHeaders.bodyOf(all), List.of());
        return new ReadEmail(EmailHeaders.of(lines), all, Optional.empty(), List.of(), report);
    }

    private static List<Header> lines(Message message) {
        return message.getHeader().getFields().stream()
                .map((Field field) -> new Header(field.getName(), value(field)))
                .toList();
    }

    /** From the bytes as they came: what the parser makes of 8-bit letters is lost unless they are UTF-8 (F78). */
    private static String value(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            return field.getBody();
        }
        String line = new String(raw.toByteArray(), StandardCharsets.ISO_8859_1);
        return HeaderText.utf8(line.substring(line.indexOf(':') + 1).strip());
    }
}
