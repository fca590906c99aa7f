package dev.tandem.emulator.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.james.mime4j.codec.EncoderUtil;

/** Words for header lines that the emulator writes itself. */
public final class HeaderWords {
    private static final int WORD_BYTES_MAX = 45;

    private HeaderWords() {}

    /** A display name before an address. */
    public static String phrase(String name) {
        return isAscii(name) ? EncoderUtil.encodeAddressDisplayName(name) : encoded(name);
    }

    /** Free text such as a subject. */
    public static String text(String text) {
        return isAscii(text) ? text : encoded(text);
    }

    /** Encoded words of at most 75 characters, each with whole characters only, one a line (RFC 2047 section 2 and 5). */
    private static String encoded(String text) {
        List<String> words = new ArrayList<>();
        var word = new ByteArrayOutputStream();
        text.codePoints().mapToObj(Character::toString).forEach(character -> {
            byte[] utf8 = character.getBytes(StandardCharsets.UTF_8);
            if (word.size() + utf8.length > WORD_BYTES_MAX) {
                words.add(word(word.toByteArray()));
                word.reset();
            }
            word.writeBytes(utf8);
        });
        words.add(word(word.toByteArray()));
        return String.join("\r\n ", words);
    }

    private static String word(byte[] utf8) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8) + "?=";
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127);
    }
}
