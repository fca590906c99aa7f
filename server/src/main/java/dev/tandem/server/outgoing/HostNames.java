package dev.tandem.server.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Tells the addresses of a machine's name. */
@FunctionalInterface
interface HostNames {

    /** All of them, at least one. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
