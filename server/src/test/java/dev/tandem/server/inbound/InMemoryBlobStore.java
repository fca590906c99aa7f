package dev.tandem.server.inbound;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A blob store for tests of other rooms; it keeps the same contract as the real one. */
public final class InMemoryBlobStore implements BlobStore {

    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

    @Override
    public String put(byte[] bytes) {
        String name = sha256(bytes);
        blobs.putIfAbsent(name, bytes.clone());
        return name;
    }

    @Override
    public InputStream open(String sha256) {
        return new ByteArrayInputStream(read(sha256));
    }

    @Override
    public byte[] read(String sha256) {
        byte[] bytes = blobs.get(sha256);
        if (bytes == null) {
            throw new UncheckedIOException(new FileNotFoundException(sha256));
        }
        return bytes.clone();
    }

    @Override
    public long size(String sha256) {
        return read(sha256).length;
    }

    @Override
    public boolean has(String sha256) {
        return blobs.containsKey(sha256);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
