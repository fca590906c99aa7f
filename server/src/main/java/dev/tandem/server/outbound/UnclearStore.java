package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps emails of which nobody can tell whether they left (R45). Writing methods are called inside a use case's transaction. */
public interface UnclearStore {

    /** What was looked for and found; empty if the message is not unclear. */
    Optional<Unclear> find(SubAccountId subAccount, UUID message);

    /** Somebody has seen that it was sent; false if it is not unclear. Its copy is still known when it comes. */
    boolean wasSent(SubAccountId subAccount, UUID message, Instant now);

    /** Somebody wants it sent again; false if it is not unclear, or still looked for. */
    boolean sendAgain(SubAccountId subAccount, UUID message, Instant now);

    /** What the last look showed. */
    enum Found {
        /** The draft is gone, and no copy of it is anywhere. */
        NOTHING,
        /** Gmail did not say what became of it. */
        NO_ANSWER,
        /** Gmail may not be asked any more. */
        NO_CONSENT
    }

    /**
     * An email of which nobody can tell whether it left.
     *
     * @param byGmail otherwise by the provider, who cannot be asked afterwards
     * @param askedAt when it was asked to leave
     * @param looks how often it was looked for
     * @param until when that ends, or ended; empty before the first look
     * @param ended whether it is looked for no more
     */
    record Unclear(
            boolean byGmail,
            Optional<Instant> askedAt,
            int looks,
            Optional<Instant> lookedAt,
            Optional<Found> found,
            Optional<Instant> until,
            boolean ended) {}
}
