package dev.tandem.server.smartbcc;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.smartbcc.ForwardReading;
import dev.tandem.server.inbound.ReadEmail.ReadAttachment;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Writes an original anew from what the email that passes it on says of it. It has no Message-ID: nobody knows the one it had. */
@Component
class OriginalWriter {

    static final String WHOLE = "forwarded.eml";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    /** The same forward gives the same original, but for the boundaries. */
    RawEmail write(
            ForwardReading.Original original, Optional<EmailAddress> to, List<ReadAttachment> files, RawEmail whole) {
        try {
            MimeMessage email = new WithoutId();
            email.setFrom(new InternetAddress(original.author().value(), oneLine(original.name()), UTF_8));
            if (to.isPresent()) {
                email.addRecipient(
                        RecipientType.TO, new InternetAddress(to.get().value()));
            }
            email.setSubject(oneLine(original.subject()), UTF_8);
            MimeMultipart parts = new MimeMultipart("mixed");
            MimeBodyPart text = new MimeBodyPart();
            text.setText(original.text(), UTF_8);
            parts.addBodyPart(text);
            for (ReadAttachment file : files) {
                parts.addBodyPart(part(file.fileName(), file.contentType(), file.bytes()));
            }
            parts.addBodyPart(part(WHOLE, "application/octet-stream", whole));
            email.setContent(parts);
            email.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            email.writeTo(bytes);
            return new RawEmail(bytes.toByteArray());
        } catch (MessagingException | IOException impossible) {
            throw new IllegalStateException("an original could not be written", impossible);
        }
    }

    private static MimeBodyPart part(String name, String type, RawEmail bytes) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes.bytes(), type)));
        part.setFileName(oneLine(name));
        part.setDisposition(Part.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** F56: a line break would begin a header line of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The library would make an id up. */
    private static final class WithoutId extends MimeMessage {

        private WithoutId() {
            super(NO_SESSION);
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            removeHeader("Message-ID");
        }
    }
}
