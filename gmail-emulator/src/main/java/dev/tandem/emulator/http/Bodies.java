package dev.tandem.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads request bodies, inflated where the caller packed them. */
final class Bodies {
    /** 150 MiB of message for import, in a multipart of some overhead. */
    private static final int BYTES_MAX = 160 * 1024 * 1024;

    private Bodies() {}

    static byte[] read(InputStream in, String encoding) throws IOException {
        if (encoding.toLowerCase(Locale.ROOT).contains("gzip")) {
            try (var inflated = new GZIPInputStream(in)) {
                return inflated.readNBytes(BYTES_MAX);
            }
        }
        return in.readNBytes(BYTES_MAX);
    }
}
