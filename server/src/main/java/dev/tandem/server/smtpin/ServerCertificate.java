package dev.tandem.server.smtpin;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.subethamail.smtp.server.SSLSocketCreator;

/**
 * The certificate behind STARTTLS, in PEM files. Certificates are renewed every few weeks, so the files are looked at before every
 * handshake; one that cannot be read, such as half a file while it is written, leaves the last good one in use.
 */
final class ServerCertificate implements SSLSocketCreator {

    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);

    private final Path certificate;
    private final Path key;
    private Loaded loaded;

    /**
     * Reads it for the first time.
     *
     * @throws IllegalArgumentException if that fails: the operator stands there and can do something
     */
    ServerCertificate(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
        try {
            this.loaded = load(Stamp.of(certificate, key));
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException(
                    "TANDEM_SMTP_CERTIFICATE and TANDEM_SMTP_KEY cannot be read: " + certificate + ", " + key,
                    unreadable);
        }
    }

    /** When the files were written, and how long they are. */
    private record Stamp(FileTime certificateAt, long certificateBytes, FileTime keyAt, long keyBytes) {

        static Stamp of(Path certificate, Path key) throws IOException {
            return new Stamp(
                    Files.getLastModifiedTime(certificate),
                    Files.size(certificate),
                    Files.getLastModifiedTime(key),
                    Files.size(key));
        }
    }

    private record Loaded(Stamp stamp, SSLContext context) {}

    @Override
    public SSLSocket createSSLSocket(Socket line) throws IOException {
        InetSocketAddress peer = (InetSocketAddress) line.getRemoteSocketAddress();
        // the address and not its name: nobody waits for a name server here
        SSLSocket encrypted = (SSLSocket) current()
                .getSocketFactory()
                .createSocket(line, peer.getAddress().getHostAddress(), line.getPort(), true);
        encrypted.setUseClientMode(false);
        return encrypted;
    }

    private synchronized SSLContext current() {
        try {
            Stamp now = Stamp.of(certificate, key);
            if (!now.equals(loaded.stamp())) {
                loaded = load(now);
                LOG.info("The certificate {} was read anew", certificate);
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("The certificate {} cannot be read, the last good one stays in use", certificate, unreadable);
        }
        return loaded.context();
    }

    private Loaded load(Stamp stamp) {
        PemSslStoreDetails details =
                PemSslStoreDetails.forCertificate("file:" + certificate).withPrivateKey("file:" + key);
        return new Loaded(
                stamp, SslBundle.of(new PemSslStoreBundle(details, null)).createSslContext());
    }
}
