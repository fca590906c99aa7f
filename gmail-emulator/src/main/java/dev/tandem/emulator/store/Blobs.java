package dev.tandem.emulator.store;

import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Bytes by key, kept exactly as they came. */
public final class Blobs {
    private final Map<String, byte[]> bytes;
    private final Undo undo;

    Blobs(MVMap<String, byte[]> bytes, Undo undo) {
        this.bytes = bytes;
        this.undo = undo;
    }

    public byte[] get(String key) {
        return Objects.requireNonNull(bytes.get(key), () -> "no bytes under " + key);
    }

    public boolean has(String key) {
        return bytes.containsKey(key);
    }

    public void put(String key, byte[] value) {
        restoreOnFailure(key, bytes.put(key, value));
    }

    public void remove(String key) {
        restoreOnFailure(key, bytes.remove(key));
    }

    private void restoreOnFailure(String key, byte @Nullable [] old) {
        undo.add(() -> {
            if (old == null) {
                bytes.remove(key);
            } else {
                bytes.put(key, old);
            }
        });
    }

    void clear() {
        bytes.clear();
    }
}
