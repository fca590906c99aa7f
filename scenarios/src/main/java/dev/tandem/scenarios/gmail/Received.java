package dev.tandem.scenarios.gmail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * An email as it lies in somebody's mailbox.
 *
 * @param threadId the mailbox's own grouping
 * @param source the raw message
 */
public record Received(String id, String threadId, String source) {

    /** Its own id, with angle brackets. */
    public String messageId() {
        return header("Message-ID");
    }

    public String subject() {
        return header("Subject");
    }

    /** One header, unfolded and with encoded words read; empty where there is none. */
    public String header(String name) {
        try {
            String value = message().getHeader(name, ", ");
            return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MimeMessage message() throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
    }
}
