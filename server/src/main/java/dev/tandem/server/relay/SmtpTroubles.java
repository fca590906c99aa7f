package dev.tandem.server.relay;

import dev.tandem.server.provider.ProviderTrouble.Kind;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;

/** From the library's exceptions to what went wrong. */
final class SmtpTroubles {

    /** The server wants a login first (RFC 4954 section 6). */
    private static final int LOGIN_REQUIRED = 530;

    private static final int LASTING_FROM = 500;

    private SmtpTroubles() {}

    /** Before any message: greeting, encryption, login. */
    static RelayTrouble connecting(SmtpLine line, MessagingException failed) {
        if (RelayTrouble.CLOSED.equals(line.getLastServerResponse())) {
            return broken(failed).orElseGet(() -> RelayTrouble.of(Kind.BROKEN_OFF, ""));
        }
        if (failed instanceof AuthenticationFailedException) {
            boolean asked = line.getLastReturnCode() >= 400;
            return RelayTrouble.of(asked ? Kind.LOGIN_REFUSED : Kind.LOGIN_NOT_OFFERED, said(line));
        }
        String words = String.valueOf(failed.getMessage());
        if (words.contains("STARTTLS is required")) {
            return RelayTrouble.of(Kind.STARTTLS_MISSING, "");
        }
        return broken(failed)
                .orElseGet(() -> line.getLastReturnCode() >= 400
                        ? RelayTrouble.of(Kind.BROKEN_OFF, said(line))
                        : RelayTrouble.of(
                                words.contains("convert socket to TLS") ? Kind.TLS_FAILED : Kind.NOT_SMTP, ""));
    }

    /** With a message, before its end was told. */
    static RelayTrouble message(SmtpLine line, Exception failed) {
        Optional<SMTPAddressFailedException> recipient = refusedRecipient(failed);
        int code = recipient.map(SMTPAddressFailedException::getReturnCode).orElse(line.getLastReturnCode());
        String said = recipient
                .map(refused -> refused.getAddress().getAddress() + ": " + refused.getMessage())
                .orElse(said(line));
        if (code < 400) {
            return broken(failed)
                    .orElseGet(() -> RelayTrouble.of(Kind.BROKEN_OFF, String.valueOf(failed.getMessage())));
        }
        if (code == LOGIN_REQUIRED) {
            return RelayTrouble.of(Kind.LOGIN_NEEDED, said);
        }
        Kind kind = switch (line.step()) {
            case GREETING -> Kind.BROKEN_OFF;
            case FROM -> Kind.FROM_REFUSED;
            case RECIPIENTS -> Kind.RECIPIENT_REFUSED;
            case CONTENT -> Kind.EMAIL_REFUSED;
            case END -> Kind.EMAIL_REFUSED;
        };
        return code >= LASTING_FROM ? RelayTrouble.lasting(kind, said) : RelayTrouble.of(kind, said);
    }

    /** Of several recipients the first that was refused; the server's last answer may be about another one. */
    private static Optional<SMTPAddressFailedException> refusedRecipient(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private static Optional<RelayTrouble> broken(Throwable failed) {
        Optional<RelayTrouble> certificate = CertificateTrouble.of(failed);
        if (certificate.isPresent()) {
            return certificate;
        }
        for (Throwable cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SocketTimeoutException) {
                return Optional.of(RelayTrouble.of(Kind.NO_ANSWER, ""));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }

    private static String said(SmtpLine line) {
        return Optional.ofNullable(line.getLastServerResponse()).orElse("");
    }
}
