package dev.tandem.server.provider;

import dev.tandem.core.mail.EmailAddress;
import java.util.Optional;

/**
 * How to reach an email provider.
 *
 * @param host name or address of its SMTP server
 * @param login empty where the provider asks for none
 * @param from the address from which emails leave
 * @param replyDomain the domain for reply addresses that come back here, if there is one
 * @param answersToAssigned whether answers to bulk and workflow emails go to the mailbox of whoever the contact is assigned to
 */
public record ProviderSettings(
        String host,
        int port,
        Security security,
        Optional<Login> login,
        EmailAddress from,
        Optional<String> replyDomain,
        boolean answersToAssigned) {

    /** One whose answers come back here. */
    public ProviderSettings(
            String host,
            int port,
            Security security,
            Optional<Login> login,
            EmailAddress from,
            Optional<String> replyDomain) {
        this(host, port, security, login, from, replyDomain, false);
    }

    /** How the line is kept secret. */
    public enum Security {
        /** Not at all. */
        NONE,
        /** The server is asked to encrypt, and has to (RFC 3207). */
        STARTTLS,
        /** Encrypted from the first byte on (RFC 8314). */
        TLS
    }

    /** What the provider wants to be shown. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** Whether these settings lead to the same login as others, so that its password may be used again. */
    boolean sameDoor(String otherHost, int otherPort, Security otherSecurity) {
        return host.equals(otherHost) && port == otherPort && security == otherSecurity;
    }
}
