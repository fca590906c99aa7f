package dev.tandem.server.web;

import java.util.Locale;

/** Sizes of files in the words of one reader. */
public record SizeWords(Locale locale) {

    private static final double BYTES_PER_MB = 1024.0 * 1024;
    private static final long BYTES_PER_KB = 1024;
    private static final long KB_ONLY_BELOW = 100 * BYTES_PER_KB;

    /** "18.4 MB", below 100 kB "42 kB". */
    public String of(long bytes) {
        return bytes < KB_ONLY_BELOW
                ? String.format(locale, "%d kB", (bytes + BYTES_PER_KB - 1) / BYTES_PER_KB)
                : String.format(locale, "%.1f MB", bytes / BYTES_PER_MB);
    }
}
