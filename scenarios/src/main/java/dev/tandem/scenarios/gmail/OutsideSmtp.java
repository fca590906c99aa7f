package dev.tandem.scenarios.gmail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;

/** A mail server somewhere outside, which hands emails to Gmail by SMTP. */
public final class OutsideSmtp {

    private OutsideSmtp() {}

    /** Hands it over to everybody it names; returns when the other side has taken it. */
    public static void deliver(Letter letter, int smtpPort) {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "localhost");
        settings.put("mail.smtp.port", Integer.toString(smtpPort));
        settings.put("mail.smtp.timeout", "20000");
        try {
            Session session = Session.getInstance(settings);
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(letter.raw()));
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect();
                transport.sendMessage(
                        message, message.getAllRecipients()); // as it is: "send" would write a new Message-ID
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("The emulator did not take the email", e);
        }
    }
}
