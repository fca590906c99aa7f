package dev.tandem.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names with one or more values, in their order: a query, a form, or header lines (their names in lower case). */
public record Values(Map<String, List<String>> byName) {
    public static final Values NONE = new Values(Map.of());

    /** A query or a form body. What is wrongly escaped is taken as it stands. */
    public static Values ofQuery(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return NONE;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : List.of(query.split("&", -1))) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new Values(values);
    }

    public @Nullable String first(String name) {
        List<String> all = byName.get(name);
        return all == null ? null : all.getFirst();
    }

    public String first(String name, String otherwise) {
        String value = first(name);
        return value == null ? otherwise : value;
    }

    public List<String> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    public boolean flag(String name) {
        return "true".equals(first(name, "").toLowerCase(Locale.ROOT));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
