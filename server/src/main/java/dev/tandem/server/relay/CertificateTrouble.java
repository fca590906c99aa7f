package dev.tandem.server.relay;

import dev.tandem.server.provider.ProviderTrouble.Kind;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a certificate, read out of the exception that Java makes of it. */
final class CertificateTrouble {

    private CertificateTrouble() {}

    /** The trouble, if it is about a certificate. */
    static Optional<RelayTrouble> of(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            Kind kind = kind(cause);
            if (kind != null) {
                return Optional.of(RelayTrouble.of(kind, ""));
            }
        }
        return Optional.empty();
    }

    /** An expired one stands deeper than the path that it breaks, and is looked for first. */
    private static @Nullable Kind kind(Throwable cause) {
        if (holds(cause, CertificateExpiredException.class) || holds(cause, CertificateNotYetValidException.class)) {
            return Kind.CERTIFICATE_EXPIRED;
        }
        if (holds(cause, CertPathBuilderException.class) || holds(cause, CertPathValidatorException.class)) {
            return Kind.CERTIFICATE_UNKNOWN;
        }
        boolean name = cause instanceof CertificateException && cause.getCause() == null;
        return name ? Kind.CERTIFICATE_OTHER_HOST : null;
    }

    private static boolean holds(Throwable failed, Class<? extends Throwable> wanted) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
