package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextToken null on the last page
 */
record Page<T>(List<T> items, @Nullable String nextToken) {
    private static final String PREFIX = "0";

    static <T> Page<T> of(List<T> all, ApiCall call) {
        int from = Math.min(offset(call.query().first("pageToken")), all.size());
        int to = Math.min(from + call.maxResults(), all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? PREFIX + to : null);
    }

    private static int offset(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            return Math.max(0, Integer.parseInt(token));
        } catch (NumberFormatException e) {
            throw Refusals.invalidArgument("Invalid pageToken");
        }
    }
}
