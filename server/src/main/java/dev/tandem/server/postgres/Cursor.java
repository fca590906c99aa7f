package dev.tandem.server.postgres;

import dev.tandem.server.BadInput;
import dev.tandem.server.conversation.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where a list goes on. Readers get it as a word without meaning, and bring it back. */
final class Cursor {

    /** Before every other id. */
    private static final UUID FIRST = new UUID(0, 0);

    private Cursor() {}

    /** A page from one row more than was asked for; {@code key} says what the last row shown is found by. */
    static <T> Page<T> page(List<T> oneMore, int limit, Function<T, String> key) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), Optional.empty());
        }
        List<T> shown = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(shown, Optional.of(write(key.apply(shown.getLast()))));
    }

    static String write(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadInput if it is none of ours */
    static String read(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    /** The id after which to go on, or one before all others. */
    static UUID uuid(Optional<String> cursor) {
        try {
            return cursor.map(Cursor::read).map(UUID::fromString).orElse(FIRST);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    static BadInput unreadable() {
        return new BadInput("cursor", "cursor.unreadable");
    }
}
