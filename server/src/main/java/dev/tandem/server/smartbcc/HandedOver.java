package dev.tandem.server.smartbcc;

import java.net.InetAddress;

/**
 * Who handed an email over, as far as the line tells.
 *
 * @param peer its network address
 * @param helo how it called itself, possibly empty
 * @param sender the sender it named; empty for a report about a delivery (RFC 5321 section 4.5.5)
 */
public record HandedOver(InetAddress peer, String helo, String sender) {}
