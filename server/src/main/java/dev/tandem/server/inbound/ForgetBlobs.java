package dev.tandem.server.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes bytes out of the blob store that no message needs any more: of deleted contacts, and of emails that were kept a moment before
 * the server died (R84). Bytes are put before the transaction that refers to them, so what is younger than a day is left alone.
 */
public class ForgetBlobs {

    static final Duration KEPT_UNNEEDED = Duration.ofDays(1);

    /** How many names are asked about at once. */
    static final int BATCH_BLOBS = 500;

    private final BlobShelves shelves;
    private final BlobReferences references;
    private final InstantSource clock;

    /** For the blob store that is configured. */
    public ForgetBlobs(BlobShelves shelves, BlobReferences references, InstantSource clock) {
        this.shelves = shelves;
        this.references = references;
        this.clock = clock;
    }

    /** Says how many went. */
    public int run() {
        Instant before = clock.instant().minus(KEPT_UNNEEDED);
        List<String> batch = new ArrayList<>();
        int[] gone = {0};
        shelves.lastPutBefore(before, name -> {
            batch.add(name);
            if (batch.size() == BATCH_BLOBS) {
                gone[0] += forget(batch, before);
                batch.clear();
            }
        });
        return gone[0] + forget(batch, before);
    }

    private int forget(List<String> batch, Instant before) {
        Set<String> needed = references.needed(batch);
        return (int) batch.stream()
                .filter(name -> !needed.contains(name))
                .filter(name -> shelves.takeOut(name, before))
                .count();
    }
}
