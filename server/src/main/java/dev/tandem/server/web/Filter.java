package dev.tandem.server.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which conversations the list shows. */
public enum Filter {
    MINE("user-check"),
    UNREAD("mail"),
    STARRED("star"),
    ALL("inbox"),
    ARCHIVED("archive"),
    TRASH("trash");

    private final String icon;

    Filter(String icon) {
        this.icon = icon;
    }

    /** The filter of an address; a missing or unknown word means MINE. */
    public static Filter of(@Nullable String word) {
        return Optional.ofNullable(word)
                .flatMap(given -> Arrays.stream(values())
                        .filter(filter -> filter.word().equalsIgnoreCase(given))
                        .findFirst())
                .orElse(MINE);
    }

    /** The word in addresses, such as {@code mine}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its icon. */
    public String icon() {
        return icon;
    }

    /** Whether it stands under "Inbox" rather than under "More". */
    public boolean inbox() {
        return compareTo(ALL) <= 0;
    }
}
