package dev.tandem.server.provider;

/**
 * Why a provider did not take what it was to take.
 *
 * @param said the provider's own words or the name of what is wrong, on one line; empty if there are none
 */
public record ProviderTrouble(Kind kind, String said) {

    /** What kind of trouble; each has a sentence of its own. */
    public enum Kind {
        HOST_UNKNOWN,
        HOST_NOT_ALLOWED,
        CONNECTION_REFUSED,
        NO_ANSWER,
        BROKEN_OFF,
        /** The server encrypts from the first byte on, or speaks something else than SMTP. */
        NOT_SMTP,
        /** STARTTLS was asked for, and the server does not offer it. */
        STARTTLS_MISSING,
        /** Encryption from the first byte on was tried, and the server answered in the clear or not at all. */
        TLS_FAILED,
        CERTIFICATE_UNKNOWN,
        CERTIFICATE_EXPIRED,
        CERTIFICATE_OTHER_HOST,
        LOGIN_REFUSED,
        LOGIN_NOT_OFFERED,
        LOGIN_NEEDED,
        FROM_REFUSED,
        RECIPIENT_REFUSED,
        EMAIL_REFUSED
    }
}
