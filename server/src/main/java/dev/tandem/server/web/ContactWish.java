package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.contact.ContactStore.Search;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts a reader asks for, as it stands in the address.
 *
 * @param whose {@code mine}, {@code nobody}, else all
 * @param assignedTo id of a colleague; counts where all are asked for
 */
record ContactWish(
        @Nullable String whose,
        @Nullable String q,
        @Nullable String tag,
        @Nullable String assignedTo,
        @Nullable String cursor) {

    String group() {
        return whose != null && whose.matches("mine|nobody") ? whose : "all";
    }

    String text() {
        return text(q);
    }

    String wantedTag() {
        return text(tag);
    }

    Optional<UserId> colleague() {
        return group().equals("all") ? Ids.parse(text(assignedTo)).map(UserId::new) : Optional.empty();
    }

    Optional<String> from() {
        return Optional.ofNullable(cursor);
    }

    boolean narrows() {
        return !group().equals("all")
                || !text().isEmpty()
                || !wantedTag().isEmpty()
                || colleague().isPresent();
    }

    Search search(Visit visit) {
        return new Search(
                text(),
                Optional.empty(),
                group().equals("mine") ? Optional.of(visit.user().id()) : colleague(),
                group().equals("nobody"),
                Optional.of(wantedTag()).filter(wanted -> !wanted.isEmpty()));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "").strip();
    }
}
