package dev.tandem.server.outgoing;

import java.net.InetAddress;
import java.util.List;

/**
 * To which machines Tandem speaks because a user of the CRM named them: email providers and webhooks. Only to those that stand in the
 * public internet, so that nobody reaches through Tandem what stands beside it (RFC 6890).
 */
public final class OutgoingRules {

    /** Public IPv6 addresses are those that were given out, and of these some are set apart again. */
    private static final AddressBlock GIVEN_OUT = AddressBlock.of("2000::/3");

    private static final List<AddressBlock> SET_APART = List.of(
            AddressBlock.of("0.0.0.0/8"),
            AddressBlock.of("10.0.0.0/8"),
            AddressBlock.of("100.64.0.0/10"),
            AddressBlock.of("127.0.0.0/8"),
            AddressBlock.of("169.254.0.0/16"),
            AddressBlock.of("172.16.0.0/12"),
            AddressBlock.of("192.0.0.0/24"),
            AddressBlock.of("192.0.2.0/24"),
            AddressBlock.of("192.168.0.0/16"),
            AddressBlock.of("198.18.0.0/15"),
            AddressBlock.of("198.51.100.0/24"),
            AddressBlock.of("203.0.113.0/24"),
            AddressBlock.of("224.0.0.0/3"),
            AddressBlock.of("2001::/23"),
            AddressBlock.of("2001:db8::/32"),
            AddressBlock.of("2002::/16"));

    private OutgoingRules() {}

    /** Whether this address can be reached from everywhere, and is therefore nobody's inner machine. */
    public static boolean isPublic(InetAddress address) {
        boolean givenOut = address.getAddress().length == 4 || GIVEN_OUT.contains(address);
        return givenOut && SET_APART.stream().noneMatch(block -> block.contains(address));
    }
}
