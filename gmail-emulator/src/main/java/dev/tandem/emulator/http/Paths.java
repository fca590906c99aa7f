package dev.tandem.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-decoding for paths, where a plus is a plus. */
final class Paths {
    private Paths() {}

    static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
