package dev.tandem.server.inbound;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Text of header lines and bodies, made fit to be stored and shown (F76, F78). */
final class HeaderText {

    /** Tried at the start of white space only: a line with a megabyte of it costs one pass, not one for each of them. */
    private static final Pattern FOLDS = Pattern.compile("(?<!\\s)\\s*[\\r\\n]\\s*");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n]]");
    private static final Pattern LATIN_1 = Pattern.compile("[\\x00-\\xff]*");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char REPLACEMENT = '\uFFFD';

    private HeaderText() {}

    /** A header value on one line, encoded words decoded (RFC 2047), raw 8-bit text read as UTF-8 where it is that. */
    static String decoded(String value) {
        String line = FOLDS.matcher(utf8(value)).replaceAll(" ");
        String text = DecoderUtil.decodeEncodedWords(line, DecodeMonitor.SILENT);
        return CONTROLS.matcher(storable(text)).replaceAll(" ").strip();
    }

    /** Without what PostgreSQL refuses: NUL and lone surrogates (F76). */
    static String storable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(codePoint -> codePoint != 0)
                .map(codePoint -> isSurrogate(codePoint) ? REPLACEMENT : codePoint)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Raw 8-bit header bytes, one character a byte, read as UTF-8 where they are that (RFC 6532), else as most senders mean it. */
    static String utf8(String value) {
        boolean ascii = value.chars().allMatch(character -> character < 0x80);
        if (ascii || !LATIN_1.matcher(value).matches()) {
            return value;
        }
        try {
            byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(value.getBytes(StandardCharsets.ISO_8859_1), WINDOWS_1252);
        }
    }
}
