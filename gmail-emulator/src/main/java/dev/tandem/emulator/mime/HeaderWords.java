package dev.tandem.emulator.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.james.mime4j.codec.EncoderUtil;

/** Words for header lines that the emulator writes itself. */
public final class HeaderWords {
    private HeaderWords() {}

    /** A display name before an address. */
    public static String phrase(String name) {
        return isAscii(name) ? EncoderUtil.encodeAddressDisplayName(name) : encoded(name);
    }

    /** Free text such as a subject. */
    public static String text(String text) {
        return isAscii(text) ? text : encoded(text);
    }

    private static String encoded(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8) + "?=";
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127);
    }
}
