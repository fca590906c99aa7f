package dev.tandem.server.outgoing;

import dev.tandem.server.TandemProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds a machine that somebody named. All its addresses have to be allowed, and only those that were checked may be connected to: a
 * name that tells another address a moment later leads nowhere else.
 */
@Component
public class FindHost {

    private final AllowedHosts allowed;
    private final HostNames names;

    @Autowired
    FindHost(TandemProperties properties) {
        this(properties.outgoingAllowed(), host -> List.of(InetAddress.getAllByName(host)));
    }

    FindHost(List<String> allowed, HostNames names) {
        this.allowed = AllowedHosts.of(allowed);
        this.names = names;
    }

    /** Looks the name up, once. */
    public Found find(String host) {
        try {
            List<InetAddress> addresses = names.addresses(host);
            Optional<InetAddress> inner = addresses.stream()
                    .filter(address -> !allowed.allow(host, address))
                    .findFirst();
            return inner.<Found>map(Found.NotAllowed::new).orElseGet(() -> new Found.At(addresses));
        } catch (UnknownHostException none) {
            return new Found.Unknown();
        }
    }

    /** What was found. */
    public sealed interface Found {

        /** The addresses to connect to, at least one; each carries the name it was found by. */
        record At(List<InetAddress> addresses) implements Found {}

        /** Nobody knows the name. */
        record Unknown() implements Found {}

        /** The name leads to this address, which is not in the public internet. */
        record NotAllowed(InetAddress address) implements Found {}
    }
}
