package dev.tandem.scenarios.gmail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * An email as a program of somebody outside writes it.
 *
 * @param headers further ones, such as To, Cc and References, by name
 */
public record Letter(Map<String, String> headers, String subject, String text, String html, List<Attachment> files) {

    /** A file that holds a text. */
    public record Attachment(String name, String contentType, String content) {}

    /** An email of this moment, with a Message-ID of its own. */
    public static Letter from(String sender) {
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneId.of("Europe/Berlin")));
        return new Letter(Map.of("From", sender, "Date", now, "Message-ID", newMessageId()), "", "", "", List.of());
    }

    /** A Message-ID that nobody had before. */
    public static String newMessageId() {
        return "<" + UUID.randomUUID() + "@outside.example>";
    }

    public Letter to(String recipients) {
        return with("To", recipients);
    }

    public Letter cc(String recipients) {
        return with("Cc", recipients);
    }

    /** Sets any header; an empty value leaves it out. */
    public Letter with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Letter(more, subject, text, html, files);
    }

    public Letter about(String newSubject) {
        return new Letter(headers, newSubject, text, html, files);
    }

    public Letter saying(String newText) {
        return new Letter(headers, subject, newText, html, files);
    }

    public Letter inHtml(String newHtml) {
        return new Letter(headers, subject, text, newHtml, files);
    }

    public Letter attaching(String name, String contentType, String content) {
        List<Attachment> more = new ArrayList<>(files);
        more.add(new Attachment(name, contentType, content));
        return new Letter(headers, subject, text, html, more);
    }

    /** An answer to an email as it was received: same subject, and the references that mail programs write. */
    public Letter answering(Received original) {
        String references = (original.header("References") + " " + original.messageId()).strip();
        return with("In-Reply-To", original.messageId())
                .with("References", references)
                .about(original.subject().startsWith("Re: ") ? original.subject() : "Re: " + original.subject());
    }

    public String messageId() {
        return headers.getOrDefault("Message-ID", "");
    }

    /** The bytes that travel. */
    public byte[] raw() {
        try {
            var bytes = new ByteArrayOutputStream();
            message().writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("This letter cannot be written: " + this, e);
        }
    }

    private MimeMessage message() throws MessagingException, IOException {
        MimeMessage message = new KeepingItsId(headers.getOrDefault("Message-ID", ""));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            switch (header.getKey()) {
                case "From" -> message.setFrom(InternetAddress.parse(header.getValue())[0]);
                case "To" -> message.setRecipients(RecipientType.TO, named(header.getValue()));
                case "Cc" -> message.setRecipients(RecipientType.CC, named(header.getValue()));
                default -> message.setHeader(header.getKey(), header.getValue());
            }
        }
        message.setSubject(subject, "UTF-8");
        if (files.isEmpty() && html.isEmpty()) {
            message.setText(text, "UTF-8");
        } else {
            message.setContent(parts());
        }
        message.saveChanges();
        return message;
    }

    private MimeMultipart parts() throws MessagingException, IOException {
        var mixed = new MimeMultipart("mixed");
        var body = new MimeBodyPart();
        if (html.isEmpty()) {
            body.setText(text, "UTF-8");
        } else {
            body.setContent(html, "text/html; charset=UTF-8");
        }
        mixed.addBodyPart(body);
        for (Attachment file : files) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(
                    new ByteArrayDataSource(file.content().getBytes(StandardCharsets.UTF_8), file.contentType())));
            part.setFileName(MimeUtility.encodeText(file.name(), "UTF-8", "Q"));
            mixed.addBodyPart(part);
        }
        return mixed;
    }

    /** Names with umlauts are written as encoded words. */
    private static InternetAddress[] named(String recipients) throws MessagingException, IOException {
        InternetAddress[] all = InternetAddress.parse(recipients);
        for (InternetAddress each : all) {
            each.setPersonal(each.getPersonal(), StandardCharsets.UTF_8.name());
        }
        return all;
    }

    private static final class KeepingItsId extends MimeMessage {
        private final String id;

        KeepingItsId(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            if (id.isEmpty()) {
                removeHeader("Message-ID");
            } else {
                setHeader("Message-ID", id);
            }
        }
    }
}
