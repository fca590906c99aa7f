package dev.tandem.server.web.api.protocol;

import dev.tandem.server.conversation.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list as it is answered.
 *
 * @param nextCursor for {@code ?cursor=}; null at the end
 */
public record Listing<T>(List<T> items, @Nullable String nextCursor) {

    /** A page, each item drawn. */
    public static <S, T> Listing<T> of(Page<S> page, Function<? super S, ? extends T> draw) {
        return new Listing<>(
                page.items().stream().<T>map(draw).toList(), page.nextCursor().orElse(null));
    }
}
