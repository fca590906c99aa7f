package dev.tandem.emulator.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gmail serves decoded text as UTF-8 whatever the charset of the part says. */
final class Charsets {
    private Charsets() {}

    /** Bytes in an unknown charset stay as they are: nobody can know better. */
    static byte[] toUtf8(byte[] bytes, @Nullable String charset) {
        if (charset == null || !isKnown(charset)) {
            return bytes;
        }
        Charset from = Charset.forName(charset);
        if (from.equals(StandardCharsets.UTF_8) || from.equals(StandardCharsets.US_ASCII)) {
            return bytes;
        }
        return new String(bytes, from).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isKnown(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
