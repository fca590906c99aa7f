package dev.tandem.server.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The list of conversations and what surrounds it.
 *
 * @param query what was searched for, empty if nothing was
 * @param counts figures beside the filters; zero is not shown
 * @param next cursor of the next page, absent on the last
 * @param chosen the conversation that is open beside the list
 * @param anything whether the sub-account has any conversation at all ("all done" is not "none yet")
 */
public record ConversationList(
        Filter filter,
        String query,
        Map<Filter, Long> counts,
        List<ConversationRow> rows,
        @Nullable String next,
        @Nullable UUID chosen,
        boolean anything) {

    /** The figure beside a filter, zero if there is none. */
    public long count(Filter asked) {
        return counts.getOrDefault(asked, 0L);
    }

    /** The same list with another conversation open beside it. */
    public ConversationList choosing(@Nullable UUID conversation) {
        return new ConversationList(filter, query, counts, rows, next, conversation, anything);
    }

    /** All filters, in the order of the page. */
    public List<Filter> filters() {
        return List.of(Filter.values());
    }
}
