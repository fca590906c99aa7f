package dev.tandem.server.smartbcc;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who handed an email over, as far as the line tells.
 *
 * @param peer its network address; {@code 0.0.0.0} if nobody told
 * @param helo how it called itself, possibly empty
 * @param sender the sender it named; empty for a report about a delivery (RFC 5321 section 4.5.5)
 */
public record HandedOver(InetAddress peer, String helo, String sender) {

    private static final InetAddress UNTOLD = InetAddress.ofLiteral("0.0.0.0");

    /** By somebody of whom nobody told the network address: nothing about it proves the sender (R63). */
    public static HandedOver byNobodyKnows(String helo, String sender) {
        return new HandedOver(UNTOLD, helo, sender);
    }

    /** Its network address, if somebody told. */
    public Optional<InetAddress> toldPeer() {
        return peer.isAnyLocalAddress() ? Optional.empty() : Optional.of(peer);
    }
}
