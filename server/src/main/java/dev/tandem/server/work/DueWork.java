package dev.tandem.server.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One kind of work that becomes due, shared by all nodes.
 *
 * @param <T> a piece of it
 */
interface DueWork<T> {

    /** Takes what is due, with a lease for this node. */
    List<T> claim(int max);

    /** Does it, and gives the lease back. */
    void run(T piece);

    /** Keeps the leases of this node. */
    void renew();

    /** How long until something can be claimed, if nobody tells. */
    Optional<Duration> nextIn();
}
