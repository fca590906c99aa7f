package dev.tandem.emulator.webmail;

import dev.tandem.emulator.http.Pages;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Markup that is safe to send: whatever is put into a template is escaped, unless it is markup itself. */
record Html(String markup) {
    static final Html NONE = new Html("");

    /** Fills each %s; a text is escaped, safe between tags and in quoted attributes. */
    static Html of(String template, Object... values) {
        Object[] safe = Arrays.stream(values).map(Html::safe).toArray();
        return new Html(template.formatted(safe));
    }

    static <T> Html each(Collection<T> items, Function<T, Html> template) {
        return new Html(items.stream().map(template).map(Html::markup).collect(Collectors.joining()));
    }

    Html and(Html more) {
        return new Html(markup + more.markup);
    }

    Html onlyIf(boolean wanted) {
        return wanted ? this : NONE;
    }

    private static String safe(Object value) {
        return value instanceof Html html ? html.markup : Pages.escaped(String.valueOf(value));
    }

    @Override
    public String toString() {
        return markup;
    }
}
