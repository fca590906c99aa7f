package dev.tandem.server.relay;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.outgoing.FindHost;
import dev.tandem.server.provider.Provider;
import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderSettings.Security;
import dev.tandem.server.provider.ProviderTrouble;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Speaks SMTP with a provider. A line serves several emails, one after the other. */
@Component
final class SmtpProvider implements Provider, DisposableBean {

    /** How long any single answer may take. RFC 5321 section 4.5.3.2 allows minutes; a person who tests waits less. */
    static final Duration WAIT_MAX = Duration.ofSeconds(30);

    static final Duration TEST_WAIT_MAX = Duration.ofSeconds(10);

    private final FindHost findHost;
    private final SSLSocketFactory encryption;
    private final Duration waitMax;
    private final IdleLines idleLines;

    @Autowired
    SmtpProvider(FindHost findHost, InstantSource clock) {
        this(findHost, (SSLSocketFactory) SSLSocketFactory.getDefault(), WAIT_MAX, clock);
    }

    SmtpProvider(FindHost findHost, SSLSocketFactory encryption, Duration waitMax, InstantSource clock) {
        this.idleLines = new IdleLines(clock);
        this.findHost = findHost;
        this.encryption = encryption;
        this.waitMax = waitMax;
    }

    @Override
    public Optional<ProviderTrouble> test(ProviderSettings settings, EmailAddress recipient) {
        SmtpLine line;
        try {
            line = open(settings, waitMax.compareTo(TEST_WAIT_MAX) < 0 ? waitMax : TEST_WAIT_MAX);
        } catch (RelayTrouble known) {
            return Optional.of(known.trouble());
        }
        try {
            line.rehearse(settings.from().value(), recipient.value());
            return Optional.empty();
        } catch (MessagingException failed) {
            return Optional.of(SmtpTroubles.message(line, failed).trouble());
        } finally {
            IdleLines.hangUp(line);
        }
    }

    @Override
    public HandedOver handOver(ProviderSettings settings, Envelope envelope, Runnable beforeTheEnd) {
        Optional<SmtpLine> kept = idleLines.take(settings);
        if (kept.isPresent()) {
            HandedOver answer = tell(kept.get(), settings, envelope, beforeTheEnd);
            // A line that broke before the end of the email has told nothing that counts; a new one tells it.
            if (!(answer instanceof HandedOver.NotNow)
                    || !kept.get().broke()
                    || kept.get().step() == SmtpLine.Step.END) {
                return answer;
            }
        }
        try {
            return tell(open(settings, waitMax), settings, envelope, beforeTheEnd);
        } catch (RelayTrouble known) {
            return new HandedOver.NotNow(known.trouble());
        }
    }

    private HandedOver tell(SmtpLine line, ProviderSettings settings, Envelope envelope, Runnable beforeTheEnd) {
        boolean taken = false;
        try {
            line.beforeTheEnd(beforeTheEnd);
            line.sendMessage(message(envelope), recipients(envelope));
            taken = true;
            return new HandedOver.Accepted(RelayTrouble.oneLine(line.getLastServerResponse()));
        } catch (MessagingException failed) {
            return failed(line, failed);
        } finally {
            if (taken) {
                idleLines.keep(settings, line);
            } else {
                IdleLines.hangUp(line);
            }
        }
    }

    @Override
    public void destroy() {
        idleLines.close();
    }

    /** An answer to the end of the message says what became of it; without one nobody knows. */
    private static HandedOver failed(SmtpLine line, Exception failed) {
        if (line.step() == SmtpLine.Step.END && line.getLastReturnCode() < 400) {
            return new HandedOver.Unclear(RelayTrouble.oneLine(String.valueOf(failed.getMessage())));
        }
        RelayTrouble trouble = SmtpTroubles.message(line, failed);
        return trouble.lasting() ? new HandedOver.Refused(trouble.trouble()) : new HandedOver.NotNow(trouble.trouble());
    }

    private SmtpLine open(ProviderSettings settings, Duration wait) throws RelayTrouble {
        SmtpLine line = new SmtpLine(session(settings, wait), settings);
        try {
            Socket socket = new OpenSocket(findHost, encryption, wait).to(settings);
            return greeted(line, socket, settings);
        } catch (RelayTrouble known) {
            throw known;
        } catch (IOException failed) {
            throw RelayTrouble.of(ProviderTrouble.Kind.BROKEN_OFF, String.valueOf(failed.getMessage()));
        }
    }

    private static SmtpLine greeted(SmtpLine line, Socket socket, ProviderSettings settings) throws IOException {
        try {
            line.connect(socket);
            if (settings.login().isPresent() && !line.supportsExtension("AUTH")) {
                throw RelayTrouble.of(ProviderTrouble.Kind.LOGIN_NOT_OFFERED, "");
            }
            return line;
        } catch (MessagingException failed) {
            socket.close();
            throw SmtpTroubles.connecting(line, failed);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private Session session(ProviderSettings settings, Duration wait) {
        Properties all = new Properties();
        boolean upgrade = settings.security() == Security.STARTTLS;
        all.put("mail.smtp.starttls.enable", Boolean.toString(upgrade));
        all.put("mail.smtp.starttls.required", Boolean.toString(upgrade));
        all.put("mail.smtp.ssl.socketFactory", encryption);
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        all.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        all.put("mail.smtp.userset", "true");
        all.put("mail.smtp.localhost", settings.from().domain());
        all.put("mail.smtp.timeout", Long.toString(wait.toMillis()));
        return Session.getInstance(all);
    }

    private static SMTPMessage message(Envelope envelope) throws MessagingException {
        SMTPMessage message = new SMTPMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(envelope.email().bytes()));
        message.setEnvelopeFrom(envelope.from().value());
        return message;
    }

    private static Address[] recipients(Envelope envelope) {
        return envelope.recipients().stream()
                .map(recipient -> {
                    InternetAddress address = new InternetAddress();
                    address.setAddress(recipient.value());
                    return address;
                })
                .toArray(Address[]::new);
    }
}
