package dev.tandem.server.relay;

import dev.tandem.server.outgoing.FindHost;
import dev.tandem.server.outgoing.FindHost.Found;
import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderSettings.Security;
import dev.tandem.server.provider.ProviderTrouble.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;

/** Opens a line to a provider, encrypted already where it is to be from the first byte on. */
final class OpenSocket {

    private final FindHost findHost;
    private final SSLSocketFactory encryption;
    private final Duration waitMax;

    OpenSocket(FindHost findHost, SSLSocketFactory encryption, Duration waitMax) {
        this.findHost = findHost;
        this.encryption = encryption;
        this.waitMax = waitMax;
    }

    Socket to(ProviderSettings settings) throws IOException {
        Socket plain = connected(settings.host(), addresses(settings.host()), settings.port());
        try {
            return settings.security() == Security.TLS ? encrypted(plain, settings) : plain;
        } catch (IOException failed) {
            plain.close();
            throw failed;
        }
    }

    private List<InetAddress> addresses(String host) throws RelayTrouble {
        return switch (findHost.find(host)) {
            case Found.At(List<InetAddress> addresses) -> addresses;
            case Found.Unknown unknown -> throw RelayTrouble.of(Kind.HOST_UNKNOWN, "");
            case Found.NotAllowed(InetAddress address) ->
                throw RelayTrouble.of(Kind.HOST_NOT_ALLOWED, address.getHostAddress());
        };
    }

    /** To the first address that answers. */
    private Socket connected(String host, List<InetAddress> addresses, int port) throws RelayTrouble {
        Kind kind = Kind.CONNECTION_REFUSED;
        String said = "";
        for (InetAddress address : addresses) {
            try {
                return connected(host, address, port);
            } catch (SocketTimeoutException slow) {
                kind = Kind.NO_ANSWER;
            } catch (ConnectException refused) {
                kind = Kind.CONNECTION_REFUSED;
            } catch (IOException other) {
                kind = Kind.NO_ANSWER;
                said = String.valueOf(other.getMessage());
            }
        }
        throw RelayTrouble.of(kind, said);
    }

    /** The name goes along, because the library compares the certificate with it. Without TCP_NODELAY each email would wait for acknowledgements of its small packets. */
    private Socket connected(String host, InetAddress address, int port) throws IOException {
        int wait = Math.toIntExact(waitMax.toMillis());
        Socket socket = new WriteTimeoutSocket(new Socket(), wait);
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(host, address.getAddress()), port), wait);
            socket.setSoTimeout(wait);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private SSLSocket encrypted(Socket plain, ProviderSettings settings) throws IOException {
        try {
            SSLSocket socket = (SSLSocket) encryption.createSocket(plain, settings.host(), settings.port(), true);
            SSLParameters demands = socket.getSSLParameters();
            demands.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(demands);
            socket.startHandshake();
            return socket;
        } catch (IOException failed) {
            throw CertificateTrouble.of(failed).orElseGet(() -> RelayTrouble.of(Kind.TLS_FAILED, ""));
        }
    }
}
