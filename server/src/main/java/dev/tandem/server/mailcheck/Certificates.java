package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.Encryption.Failed;
import dev.tandem.server.mailcheck.Encryption.Shown;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Encrypts a line as most senders of emails do, whatever the certificate says, and then looks at it. */
final class Certificates {

    /** Kind of a name in RFC 5280 section 4.2.1.6. */
    private static final Integer DNS_NAME = 2;

    private final X509TrustManager issuers;

    /** @param issuers whom to trust */
    Certificates(X509TrustManager issuers) {
        this.issuers = issuers;
    }

    /** Trusts whom Java trusts. */
    static Certificates ofThisMachine() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return new Certificates((X509TrustManager) factory.getTrustManagers()[0]);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java trusts nobody", broken);
        }
    }

    Encryption encrypt(Line line, String machine, Duration patience) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            return shown(line.encrypt(context, machine, patience).getSession());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
            return new Failed(Objects.requireNonNullElse(
                    broken.getMessage(), broken.getClass().getSimpleName()));
        }
    }

    private Encryption shown(SSLSession session) throws IOException, CertificateParsingException {
        X509Certificate[] chain = Stream.of(session.getPeerCertificates())
                .map(X509Certificate.class::cast)
                .toArray(X509Certificate[]::new);
        X509Certificate own = chain[0];
        return new Shown(
                names(own.getSubjectAlternativeNames()),
                own.getNotBefore().toInstant(),
                own.getNotAfter().toInstant(),
                isTrusted(chain));
    }

    private static List<String> names(@Nullable Collection<List<?>> all) {
        return all == null
                ? List.of()
                : all.stream()
                        .filter(name -> DNS_NAME.equals(name.get(0)))
                        .map(name -> String.valueOf(name.get(1)))
                        .toList();
    }

    private boolean isTrusted(X509Certificate[] chain) {
        try {
            issuers.checkServerTrusted(chain, "UNKNOWN"); // what TLS 1.3 calls every way to exchange keys
            return true;
        } catch (CertificateException not) {
            return false;
        }
    }

    /** Lets every certificate pass, so that a bad one can be told from none; nothing secret goes over these lines. */
    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
