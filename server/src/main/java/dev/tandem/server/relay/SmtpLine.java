package dev.tandem.server.relay;

import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderSettings.Login;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** A line to one provider that knows how far a message got, which the library's exceptions do not tell. */
final class SmtpLine extends SMTPTransport {

    /** Steps of handing over a message. */
    enum Step {
        GREETING,
        FROM,
        RECIPIENTS,
        CONTENT,
        /** The end of the message is told: whatever happens now, the server may have it. */
        END
    }

    /** RFC 5321 section 4.2.3: the server closes the line. */
    private static final int CLOSING = 421;

    private Step step = Step.GREETING;
    private int emails;
    private Runnable beforeTheEnd = () -> {};

    SmtpLine(Session session, ProviderSettings settings) {
        super(session, address(settings));
    }

    private static URLName address(ProviderSettings settings) {
        @Nullable String user = settings.login().map(Login::user).orElse(null);
        @Nullable String password = settings.login().map(Login::password).orElse(null);
        return new URLName("smtp", settings.host(), settings.port(), null, user, password);
    }

    /** How far the last message got. */
    Step step() {
        return step;
    }

    /** How many emails were begun on it. */
    int emails() {
        return emails;
    }

    /** Whether the line broke, rather than the server refusing something on it. */
    boolean broke() {
        return getLastReturnCode() <= 0 || getLastReturnCode() == CLOSING;
    }

    /** Called before the end of the next message is told. */
    void beforeTheEnd(Runnable call) {
        beforeTheEnd = call;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        step = Step.FROM;
        emails++;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        step = Step.RECIPIENTS;
        super.rcptTo();
        step = Step.CONTENT;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        beforeTheEnd.run();
        step = Step.END;
        super.finishData();
    }

    /** Names sender and recipient without any message, and takes it back. */
    void rehearse(String from, String recipient) throws MessagingException {
        step = Step.FROM;
        issueCommand("MAIL FROM:<" + from + ">", 250);
        step = Step.RECIPIENTS;
        issueCommand("RCPT TO:<" + recipient + ">", 250);
        simpleCommand("RSET");
    }
}
