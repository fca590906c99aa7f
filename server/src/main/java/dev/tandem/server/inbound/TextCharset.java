package dev.tandem.server.inbound;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bytes to text when the declared charset is wrong, unknown or missing: a chain of guesses that never throws (F77). */
final class TextCharset {

    /** Every byte is a character here, so that something can be read whatever it is. */
    private static final Charset LAST_RESORT = Charset.forName("windows-1252");

    private TextCharset() {}

    static String decode(byte[] bytes, @Nullable String declared) {
        return Stream.concat(known(declared).stream(), Stream.of(StandardCharsets.UTF_8))
                .flatMap(charset -> strictly(bytes, charset).stream())
                .findFirst()
                .orElseGet(() -> new String(bytes, LAST_RESORT));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException | UnsupportedOperationException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> known(@Nullable String declared) {
        if (declared == null || declared.equalsIgnoreCase("us-ascii")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(widened(declared.strip().toLowerCase(Locale.ROOT))));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** What senders call Latin 1 is the Windows code page in practice, and GB2312 is its superset. */
    private static String widened(String charset) {
        return switch (charset) {
            case "iso-8859-1", "latin1" -> "windows-1252";
            case "gb2312", "gbk" -> "gb18030";
            default -> charset;
        };
    }
}
