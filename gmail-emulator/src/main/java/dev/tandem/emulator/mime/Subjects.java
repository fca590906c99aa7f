package dev.tandem.emulator.mime;

import java.util.Locale;
import java.util.regex.Pattern;

/** When two subjects count as the same for threading. */
public final class Subjects {
    private static final Pattern PREFIX =
            Pattern.compile("^\\s*(re|aw|antw|sv|fw|fwd|wg|tr|rv)(\\[\\d+])?\\s*:\\s*", Pattern.CASE_INSENSITIVE);

    private Subjects() {}

    /** The subject without reply and forward prefixes, without regard to case and blanks. */
    public static String base(String subject) {
        String rest = subject;
        for (var found = PREFIX.matcher(rest); found.find(); found = PREFIX.matcher(rest)) {
            rest = rest.substring(found.end());
        }
        return rest.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
