package dev.tandem.server.inbound;

import java.time.Instant;
import java.util.function.Consumer;

/** The blob store seen from behind: what lies in it, and taking it out. */
public interface BlobShelves {

    /** Names everything that was last put before this moment, by its SHA-256. */
    void lastPutBefore(Instant moment, Consumer<String> each);

    /**
     * Takes the bytes out, unless they were put again since this moment. Whoever puts them at the same time finds them gone and keeps
     * them anew, or is seen here.
     *
     * @return whether they are gone
     */
    boolean takeOut(String sha256, Instant unlessPutSince);
}
