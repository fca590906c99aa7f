package dev.tandem.server.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

/** Names of machines that a test made up. */
public final class TestHosts {

    private TestHosts() {}

    /** Whatever is allowed, and the addresses of these names; nobody knows another one. */
    public static FindHost of(List<String> allowed, Map<String, List<String>> addresses) {
        return new FindHost(allowed, host -> {
            if (!addresses.containsKey(host)) {
                throw new UnknownHostException(host);
            }
            return addresses.getOrDefault(host, List.of()).stream()
                    .map(InetAddress::ofLiteral)
                    .toList();
        });
    }
}
