package dev.tandem.emulator.store;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of one table by the terms that a row has, in order of their keys. */
public final class Index<V> {
    private final Table<V> table;
    private final Function<V, List<String>> terms;
    private final Map<String, NavigableSet<String>> keys = new ConcurrentHashMap<>();

    Index(Table<V> table, Function<V, List<String>> terms) {
        this.table = table;
        this.terms = terms;
    }

    public List<V> find(String term) {
        NavigableSet<String> found = keys.get(term);
        if (found == null) {
            return List.of();
        }
        return found.stream().flatMap(key -> Stream.ofNullable(table.get(key))).toList();
    }

    void replace(String key, @Nullable V old, @Nullable V row) {
        if (old != null) {
            terms.apply(old).forEach(term -> forget(term, key));
        }
        if (row != null) {
            terms.apply(row)
                    .forEach(term -> keys.computeIfAbsent(term, _ -> new ConcurrentSkipListSet<>())
                            .add(key));
        }
    }

    private void forget(String term, String key) {
        keys.computeIfPresent(term, (_, set) -> {
            set.remove(key);
            return set.isEmpty() ? null : set;
        });
    }
}
