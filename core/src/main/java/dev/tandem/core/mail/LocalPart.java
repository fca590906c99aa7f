package dev.tandem.core.mail;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one spelling of what stands before the {@code @} (RFC 5321 section 4.1.2, RFC 6531). */
final class LocalPart {

    private static final Pattern PLAIN = Pattern.compile("[^\\p{Z}\\p{C}@\"(),:;<>\\[\\]\\\\]+");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\\\p{C}]|\\\\[\\x20-\\x7e])++\"");
    private static final Pattern QUOTED_PAIR = Pattern.compile("\\\\(.)");
    private static final Pattern TO_ESCAPE = Pattern.compile("[\"\\\\]");

    private LocalPart() {}

    /** The local part in lower case, quoted only where it must be; empty if it is none. Composed last: only small letters meet their accents. */
    static Optional<String> normalised(String text) {
        String local = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Form.NFC);
        if (PLAIN.matcher(local).matches()) {
            return Optional.of(local);
        }
        return QUOTED.matcher(local).matches() ? Optional.of(leastQuoted(local)) : Optional.empty();
    }

    /** The quotes are no part of the name: {@code "jana"@x.example} is {@code jana@x.example}. */
    private static String leastQuoted(String quoted) {
        String name =
                QUOTED_PAIR.matcher(quoted.substring(1, quoted.length() - 1)).replaceAll("$1");
        return PLAIN.matcher(name).matches()
                ? name
                : '"' + TO_ESCAPE.matcher(name).replaceAll("\\\\$0") + '"';
    }
}
