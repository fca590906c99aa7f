package dev.tandem.emulator.webmail;

import dev.tandem.emulator.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The files that the page is made of. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "page.css", "text/css; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "inter-latin.woff2", "font/woff2",
            "inter-latin-ext.woff2", "font/woff2",
            "inter-OFL.txt", "text/plain; charset=utf-8");

    private Assets() {}

    static boolean has(String name) {
        return TYPES.containsKey(name);
    }

    static Answer.Whole get(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/dev/tandem/emulator/webmail/" + name)) {
            return Answer.bytes(
                            Objects.requireNonNull(TYPES.get(name)),
                            Objects.requireNonNull(in).readAllBytes())
                    .with("X-Content-Type-Options", "nosniff")
                    .with("Cache-Control", name.endsWith(".woff2") ? "public, max-age=86400" : "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
