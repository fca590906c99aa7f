package dev.tandem.server.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which conversations the list shows. */
public enum Filter {
    MINE("user-check", "inbox"),
    UNREAD("mail", "inbox"),
    STARRED("star", "inbox"),
    ALL("inbox", "inbox"),
    SCHEDULED("clock", "sending"),
    FAILED("alert-circle", "sending"),
    ARCHIVED("archive", "more"),
    TRASH("trash", "more");

    private final String icon;
    private final String group;

    Filter(String icon, String group) {
        this.icon = icon;
        this.group = group;
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

    /** The heading it stands under: {@code inbox}, {@code sending} or {@code more}. */
    public String group() {
        return group;
    }
}
