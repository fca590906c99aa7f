package dev.tandem.server.smtpin;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** Lets no machine take the line from the others: so many conversations at once, and so many in a minute. */
final class PeerLimits implements SessionHandler {

    /** Conversations of one machine at once. */
    static final int AT_ONCE_MAX = 20;

    /** Conversations that one machine may begin in {@link #WINDOW}. */
    static final int BEGUN_MAX = 600;

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Machines that are remembered; the rest of a crowd is forgotten early. */
    static final int PEERS_MAX = 10_000;

    private static final int TRY_LATER = 421;

    private final InstantSource clock;
    private final Map<String, Peer> peers = new HashMap<>();

    PeerLimits(InstantSource clock) {
        this.clock = clock;
    }

    /** A machine; since when it is counted, how many conversations it began, and how many go on. */
    private record Peer(Instant since, int begun, int open) {}

    @Override
    public synchronized SessionAcceptance accept(Session session) {
        Instant now = clock.instant();
        forgetQuiet(now);
        String name = name(session);
        Peer before = peers.getOrDefault(name, new Peer(now, 0, 0));
        Peer peer = isOver(before, now) ? new Peer(now, 0, before.open()) : before;
        boolean welcome = peer.open() < AT_ONCE_MAX && peer.begun() < BEGUN_MAX;
        // of a conversation that is not accepted the library tells no end
        peers.put(name, new Peer(peer.since(), peer.begun() + 1, peer.open() + (welcome ? 1 : 0)));
        return welcome
                ? SessionAcceptance.success()
                : SessionAcceptance.failure(TRY_LATER, "4.7.0 Too many connections, try again later");
    }

    @Override
    public synchronized void onSessionEnd(Session session) {
        peers.computeIfPresent(
                name(session), (name, peer) -> new Peer(peer.since(), peer.begun(), Math.max(0, peer.open() - 1)));
    }

    private void forgetQuiet(Instant now) {
        if (peers.size() >= PEERS_MAX) {
            peers.values().removeIf(peer -> peer.open() == 0 && isOver(peer, now));
        }
    }

    private static boolean isOver(Peer peer, Instant now) {
        return now.isAfter(peer.since().plus(WINDOW));
    }

    private static String name(Session session) {
        InetSocketAddress peer = session.getRemoteAddress();
        return peer == null ? "" : peer.getAddress().getHostAddress();
    }
}
