package dev.tandem.core.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What a look into a mailbox showed, as far as it says when to look next.
 *
 * @param found its history had moved
 * @param behindNotice a notice told of a point that its history does not reach yet (F29)
 * @param noticedAt when the last notice came, if one ever came
 * @param pushWorks whether notices can be relied on at the moment
 * @param nextDue when a message of it next wants a verdict, if one waits
 */
public record Looked(
        boolean found,
        boolean behindNotice,
        Optional<Instant> noticedAt,
        boolean pushWorks,
        Optional<Instant> nextDue) {}
