package dev.tandem.server.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** R03: who did what, and in whose name. Rows are only ever added. */
public interface AuditTrail {

    /**
     * Writes down what is about to be done.
     *
     * @param action what, such as {@code POST /s/{sub}/contacts} or {@code impersonation.begun}
     * @param subject to what, never content
     */
    UUID record(Access access, String action, String subject, Instant now);

    /** Writes down how it ended, as an HTTP status. Without it, it is not known whether the thing was done. */
    void answered(Access access, UUID entry, int status);

    /** The latest entries of a sub-account, newest first. */
    List<Entry> latest(Access access, int limit);

    /** One entry; {@code actor} sat there, {@code inNameOf} is whose login was used, if not their own. */
    record Entry(
            Instant at,
            String actor,
            Optional<String> inNameOf,
            String action,
            String subject,
            Optional<Integer> status) {}
}
