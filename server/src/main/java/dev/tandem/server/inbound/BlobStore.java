package dev.tandem.server.inbound;

import java.io.InputStream;

/**
 * Keeps bytes too big for a row: raw messages and attachments. What is put is found by its SHA-256, so the same attachment sent to
 * ten contacts is kept once, and putting twice is the same as putting once.
 */
public interface BlobStore {

    /** Keeps the bytes for good before it returns; answers their SHA-256 in lower-case hex. */
    String put(byte[] bytes);

    /**
     * The bytes as a stream, to be closed by the caller.
     *
     * @throws java.io.UncheckedIOException when they are not here
     */
    InputStream open(String sha256);

    /**
     * The bytes at once.
     *
     * @throws java.io.UncheckedIOException when they are not here
     */
    byte[] read(String sha256);

    /**
     * How many bytes.
     *
     * @throws java.io.UncheckedIOException when they are not here
     */
    long size(String sha256);

    /** Whether they are here. */
    boolean has(String sha256);
}
