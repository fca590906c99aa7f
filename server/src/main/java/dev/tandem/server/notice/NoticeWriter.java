package dev.tandem.server.notice;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.RfcMessageId;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Writes a notice as an email: plain text, marked as written by a machine (RFC 3834) and by this installation. */
@Component
class NoticeWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String SENDER = "Tandem";
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    private final Installation installation;

    NoticeWriter(Installation installation) {
        this.installation = installation;
    }

    RawEmail write(Notice notice) {
        try {
            MimeMessage email = new NoticeMessage(notice.id());
            email.setFrom(new InternetAddress(notice.from().value(), SENDER, UTF_8));
            email.addRecipient(
                    RecipientType.TO, new InternetAddress(notice.to().value(), oneLine(notice.name()), UTF_8));
            email.setSubject(oneLine(notice.subject()), UTF_8);
            email.setSentDate(Date.from(notice.at()));
            email.setHeader(Installation.NOTICE_MARK, installation.id().toString());
            email.setHeader("Auto-Submitted", "auto-generated");
            email.setHeader("X-Auto-Response-Suppress", "All");
            email.setText(notice.text(), UTF_8);
            email.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            email.writeTo(bytes);
            return new RawEmail(bytes.toByteArray());
        } catch (MessagingException | IOException impossible) {
            throw new IllegalStateException("a notice could not be written", impossible);
        }
    }

    /** F56: a line break would begin a header line of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** What is told to whom. */
    record Notice(
            RfcMessageId id,
            EmailAddress from,
            EmailAddress to,
            String name,
            String subject,
            String text,
            Instant at) {}

    /** Keeps the Message-ID that was chosen. */
    private static final class NoticeMessage extends MimeMessage {

        private final RfcMessageId id;

        private NoticeMessage(RfcMessageId id) {
            super(NO_SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id.bracketed());
        }
    }
}
