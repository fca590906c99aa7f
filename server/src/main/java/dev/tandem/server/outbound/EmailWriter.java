package dev.tandem.server.outbound;

import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.server.inbound.EmailHeaders;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes a letter as an email (RFC 5322, RFC 2045): plain text, formatted text beside it where there is one, files behind. */
@Component
public final class EmailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    /** The same letter gives the same email, byte for byte but for the boundaries. */
    public RawEmail write(Letter letter, UUID message) {
        try {
            MimeMessage email = new FixedIdMessage(letter.messageId());
            lines(email, letter, message);
            body(email, letter);
            email.saveChanges();
            return new RawEmail(bytesOf(email));
        } catch (MessagingException | IOException impossible) {
            throw new IllegalStateException("an email could not be written", impossible);
        }
    }

    /** Written twice, because an array that grows would take three times the space of a large email. */
    private static byte[] bytesOf(MimeMessage email) throws MessagingException, IOException {
        Measured measured = new Measured();
        email.writeTo(measured);
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(measured.bytes));
        email.writeTo(new Filling(bytes));
        return bytes.array();
    }

    /** Counts, and keeps nothing. */
    private static final class Measured extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }

    /** Fills a space of just the right size. */
    private static final class Filling extends OutputStream {

        private final ByteBuffer space;

        private Filling(ByteBuffer space) {
            this.space = space;
        }

        @Override
        public void write(int one) {
            space.put((byte) one);
        }

        @Override
        public void write(byte[] some, int from, int length) {
            space.put(some, from, length);
        }
    }

    private static void lines(MimeMessage email, Letter letter, UUID message)
            throws MessagingException, UnsupportedEncodingException {
        for (Participant participant : letter.participants()) {
            InternetAddress address = address(participant);
            switch (participant.role()) {
                case FROM -> email.setFrom(address);
                case TO -> email.addRecipient(RecipientType.TO, address);
                case CC -> email.addRecipient(RecipientType.CC, address);
                case BCC -> email.addRecipient(RecipientType.BCC, address);
            }
        }
        if (letter.replyTo().isPresent()) {
            email.setReplyTo(new InternetAddress[] {
                new InternetAddress(letter.replyTo().get().value())
            });
        }
        for (Letter.Line line : letter.lines()) {
            email.setHeader(line.name(), line.value());
        }
        email.setSubject(oneLine(letter.subject()), UTF_8);
        email.setSentDate(Date.from(letter.writtenAt()));
        email.setHeader(EmailHeaders.TANDEM_MESSAGE, message.toString());
        if (letter.inReplyTo().isPresent()) {
            email.setHeader("In-Reply-To", letter.inReplyTo().get().bracketed());
        }
        if (!letter.references().isEmpty()) {
            // F50: one id a line, so that no line grows.
            email.setHeader(
                    "References",
                    letter.references().stream().map(RfcMessageId::bracketed).collect(Collectors.joining("\r\n ")));
        }
    }

    private static InternetAddress address(Participant participant) throws UnsupportedEncodingException {
        String name = oneLine(participant.name());
        return new InternetAddress(participant.address().value(), name.isEmpty() ? null : name, UTF_8);
    }

    /** F56: a line break in a name or a subject would begin a header line of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }

    private static void body(MimeMessage email, Letter letter) throws MessagingException {
        if (letter.files().stream().allMatch(Letter.File::isShown)) {
            text(email, letter);
            return;
        }
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart text = new MimeBodyPart();
        text(text, letter);
        mixed.addBodyPart(text);
        for (Letter.File file : letter.files()) {
            if (!file.isShown()) {
                mixed.addBodyPart(part(file));
            }
        }
        email.setContent(mixed);
    }

    private static void text(Part part, Letter letter) throws MessagingException {
        if (letter.html().isEmpty()) {
            plain(part, letter.text());
            return;
        }
        MimeMultipart alternative = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain(plain, letter.text());
        MimeBodyPart html = new MimeBodyPart();
        html(html, letter.html().get(), letter);
        alternative.addBodyPart(plain);
        alternative.addBodyPart(html);
        part.setContent(alternative);
    }

    /** Together with the pictures that it shows, if it shows any (RFC 2387). */
    private static void html(MimeBodyPart part, String html, Letter letter) throws MessagingException {
        if (letter.files().stream().noneMatch(Letter.File::isShown)) {
            part.setContent(html, "text/html; charset=UTF-8");
            return;
        }
        MimeMultipart related = new MimeMultipart("related");
        MimeBodyPart root = new MimeBodyPart();
        root.setContent(html, "text/html; charset=UTF-8");
        related.addBodyPart(root);
        for (Letter.File file : letter.files()) {
            if (file.isShown()) {
                MimeBodyPart picture = part(file);
                picture.setDisposition(Part.INLINE);
                picture.setContentID("<" + file.contentId().orElseThrow() + ">");
                related.addBodyPart(picture);
            }
        }
        part.setContent(related);
    }

    private static void plain(Part part, String text) throws MessagingException {
        part.setContent(text, "text/plain; charset=UTF-8");
    }

    /** In base64 whatever its type, so that it arrives byte for byte. */
    private static MimeBodyPart part(Letter.File file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes().bytes(), type(file))));
        part.setFileName(oneLine(file.fileName()));
        part.setDisposition(Part.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** What the browser says of a file can be anything; what is made of parts must not be in base64 (RFC 2046 section 5). */
    private static String type(Letter.File file) {
        try {
            ContentType type = new ContentType(oneLine(file.contentType()));
            boolean ofParts = type.match("multipart/*") || type.match("message/*");
            return ofParts ? UNKNOWN_TYPE : type.toString();
        } catch (ParseException none) {
            return UNKNOWN_TYPE;
        }
    }

    /** Keeps the Message-ID that we chose; the library would make one of its own. */
    private static final class FixedIdMessage extends MimeMessage {

        private final RfcMessageId messageId;

        private FixedIdMessage(RfcMessageId messageId) {
            super(NO_SESSION);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId.bracketed());
        }
    }
}
