package dev.tandem.emulator.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Header values as text: unfolded, RFC 2047 words decoded, bare 8-bit bytes read as UTF-8 and else as Latin-1. */
public final class HeaderText {
    private HeaderText() {}

    /** Header values that hold identifiers rather than words keep their spelling, but for folding. */
    static String read(byte[] raw, int start, int end) {
        String folded = text(Arrays.copyOfRange(raw, start, end));
        String unfolded = folded.replace("\r\n", "").replace("\n", "").replace("\r", "");
        String value = unfolded.startsWith(" ") ? unfolded.substring(1) : unfolded;
        return value.contains("=?") ? words(value) : value.stripTrailing();
    }

    /** UTF-8 where the bytes are that, else Latin-1, which always succeeds. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    static String latin1(byte[] raw, int start, int end) {
        return new String(raw, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static String words(String value) {
        try {
            return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT).stripTrailing();
        } catch (RuntimeException e) {
            return value.stripTrailing();
        }
    }
}
