package dev.tandem.server.web.api.protocol;

import dev.tandem.server.conversation.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which part of a list is asked for.
 *
 * @param cursor where an earlier answer ended; empty for the beginning
 * @param limit how many items at most
 */
public record Stretch(Optional<String> cursor, int limit) {

    /** Items of a list that is asked for without a limit. */
    public static final int LIMIT_DEFAULT = 50;

    /** More are not given at once. */
    public static final int LIMIT_MAX = 200;

    /** From the parameters of the address. */
    static Stretch of(Optional<String> cursor, Optional<String> limit) {
        int wanted = limit.map(Stretch::number).orElse(LIMIT_DEFAULT);
        if (wanted < 1 || wanted > LIMIT_MAX) {
            throw Refusal.parameter("limit", "limit", LIMIT_MAX);
        }
        return new Stretch(cursor, wanted);
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** The stretch of a short list, in the order of its ids, which is the order in which things were made. */
    public <T> Page<T> of(List<T> all, Function<T, UUID> id) {
        String after = cursor.map(Stretch::read).orElse("");
        List<T> rest = all.stream()
                .sorted(Comparator.comparing(item -> id.apply(item).toString()))
                .filter(item -> id.apply(item).toString().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<T> shown = rest.subList(0, Math.min(limit, rest.size()));
        return new Page<>(
                shown,
                rest.size() > limit
                        ? Optional.of(write(id.apply(shown.getLast()).toString()))
                        : Optional.empty());
    }

    private static String read(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return UUID.fromString(new String(bytes, StandardCharsets.UTF_8)).toString();
        } catch (IllegalArgumentException none) {
            throw Refusal.parameter("cursor", "cursor.unreadable");
        }
    }

    private static String write(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }
}
