package dev.tandem.emulator.http;

/** Text for HTML pages. */
public final class Pages {
    static final String NOT_FOUND =
            "<!doctype html><title>Not found</title><p>The emulator has nothing at this address.</p>\n";

    private Pages() {}

    /** Safe between tags and in quoted attributes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
