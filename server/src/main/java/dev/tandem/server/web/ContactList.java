package dev.tandem.server.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of contacts.
 *
 * @param whose {@code all}, {@code mine} or {@code nobody}
 * @param anything whether the sub-account has any contact at all
 */
public record ContactList(
        String whose,
        String query,
        List<ContactRow> rows,
        @Nullable String next,
        boolean anything) {}
