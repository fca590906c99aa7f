package dev.tandem.emulator.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Immutable records by key, sorted by key. Reads are served from memory; writes go through to the file as JSON. */
public final class Table<V> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NavigableMap<String, V> rows = new ConcurrentSkipListMap<>();
    private final List<Index<V>> indexes = new ArrayList<>();
    private final MVMap<String, String> stored;
    private final boolean durable;
    private final Undo undo;

    Table(MVMap<String, String> stored, Class<V> type, boolean durable, Undo undo) {
        this.stored = stored;
        this.durable = durable;
        this.undo = undo;
        stored.forEach((key, json) -> rows.put(key, JSON.readValue(json, type)));
    }

    public @Nullable V get(String key) {
        return rows.get(key);
    }

    public void put(String key, V row) {
        V old = write(key, row);
        undo.add(() -> restore(key, old));
    }

    private @Nullable V write(String key, V row) {
        V old = rows.put(key, row);
        indexes.forEach(index -> index.replace(key, old, row));
        if (durable) {
            stored.put(key, JSON.writeValueAsString(row));
        }
        return old;
    }

    public @Nullable V remove(String key) {
        V old = erase(key);
        undo.add(() -> restore(key, old));
        return old;
    }

    private void restore(String key, @Nullable V old) {
        if (old == null) {
            erase(key);
        } else {
            write(key, old);
        }
    }

    private @Nullable V erase(String key) {
        V old = rows.remove(key);
        if (old != null) {
            indexes.forEach(index -> index.replace(key, old, null));
            if (durable) {
                stored.remove(key);
            }
        }
        return old;
    }

    public Collection<V> all() {
        return rows.values();
    }

    /** The rows whose key starts so, in order of their keys. */
    public Collection<V> startingWith(String prefix) {
        return rows.subMap(prefix, true, prefix + Character.MAX_VALUE, false).values();
    }

    /** The rows whose key starts so, from the one after the given key on. */
    public Collection<V> after(String key, String prefix) {
        return rows.subMap(key, false, prefix + Character.MAX_VALUE, false).values();
    }

    /** Finds rows by something else than their key; kept up to date from now on. */
    public Index<V> index(Function<V, List<String>> terms) {
        var index = new Index<>(this, terms);
        rows.forEach((key, row) -> index.replace(key, null, row));
        indexes.add(index);
        return index;
    }

    /** The keys of the rows that are wanted. */
    public List<String> keys(Predicate<V> wanted) {
        return rows.entrySet().stream()
                .filter(row -> wanted.test(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void clear() {
        List.copyOf(rows.keySet()).forEach(this::erase);
    }
}
