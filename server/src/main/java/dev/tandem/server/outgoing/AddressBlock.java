package dev.tandem.server.outgoing;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses of machines that begin alike, written as in {@code 10.0.0.0/8} or {@code fc00::/7}; one address alone is a block too.
 *
 * @param bits how many of the first bits count
 */
public record AddressBlock(InetAddress network, int bits) {

    /** A block that is known to be well written. */
    static AddressBlock of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no block of addresses: " + text));
    }

    /** The block in this text, or empty if it is none. Never asks anybody for the address of a name. */
    public static Optional<AddressBlock> parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int all = Byte.SIZE * network.getAddress().length;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > all ? Optional.empty() : Optional.of(new AddressBlock(network, bits));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Whether this address is one of the block. */
    public boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (bit(own, bit) != bit(other, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean bit(byte[] bytes, int bit) {
        return (bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
    }
}
