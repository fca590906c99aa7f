package dev.tandem.emulator.store;

import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.MVMap;

/** Bytes by key, kept exactly as they came. */
public final class Blobs {
    private final Map<String, byte[]> bytes;

    Blobs(MVMap<String, byte[]> bytes) {
        this.bytes = bytes;
    }

    public byte[] get(String key) {
        return Objects.requireNonNull(bytes.get(key), () -> "no bytes under " + key);
    }

    public boolean has(String key) {
        return bytes.containsKey(key);
    }

    public void put(String key, byte[] value) {
        bytes.put(key, value);
    }

    public void remove(String key) {
        bytes.remove(key);
    }

    void clear() {
        bytes.clear();
    }
}
