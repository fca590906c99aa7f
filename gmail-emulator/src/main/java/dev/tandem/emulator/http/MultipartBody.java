package dev.tandem.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits multipart bodies (RFC 2046 section 5.1) as uploads and batches send them. Bytes inside parts are untouched. */
public final class MultipartBody {
    private final byte[] bytes;
    private final byte[] delimiter;

    private MultipartBody(byte[] bytes, String boundary) {
        this.bytes = bytes;
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One part: header names in lower case. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Part(Values headers, byte[] body) {}

    /** A start line with headers and what follows them. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Head(List<String> lines, byte[] rest) {
        public static Head of(byte[] bytes) {
            List<String> lines = new ArrayList<>();
            int at = 0;
            while (at < bytes.length) {
                int end = at;
                while (end < bytes.length && bytes[end] != '\n') {
                    end++;
                }
                String line = new String(bytes, at, end - at, StandardCharsets.UTF_8).stripTrailing();
                at = Math.min(end + 1, bytes.length);
                if (line.isEmpty()) {
                    break;
                }
                lines.add(line);
            }
            return new Head(lines, Arrays.copyOfRange(bytes, at, bytes.length));
        }

        public static Values headers(List<String> lines) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            for (String line : lines) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.computeIfAbsent(
                                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                            .add(line.substring(colon + 1).strip());
                }
            }
            return new Values(headers);
        }
    }

    public static List<Part> split(byte[] bytes, @Nullable String boundary) {
        if (boundary == null) {
            return List.of();
        }
        return new MultipartBody(bytes, boundary).parts();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int start = next(0);
        while (start >= 0 && !closes(start)) {
            int content = lineEnd(start);
            int end = next(content);
            if (end < 0) {
                end = bytes.length;
            }
            parts.add(part(content, withoutLineEnd(content, end)));
            start = end == bytes.length ? -1 : end;
        }
        return parts;
    }

    private Part part(int from, int to) {
        if (from < to && (bytes[from] == '\n' || (bytes[from] == '\r' && from + 1 < to && bytes[from + 1] == '\n'))) {
            return new Part(Values.NONE, Arrays.copyOfRange(bytes, from + (bytes[from] == '\r' ? 2 : 1), to));
        }
        Head head = Head.of(Arrays.copyOfRange(bytes, from, Math.max(from, to)));
        return new Part(Head.headers(head.lines()), head.rest());
    }

    private int next(int from) {
        for (int i = from; i <= bytes.length - delimiter.length; i++) {
            boolean lineStart = i == 0 || bytes[i - 1] == '\n';
            if (lineStart && Arrays.equals(bytes, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        return -1;
    }

    private boolean closes(int start) {
        int after = start + delimiter.length;
        return after + 1 < bytes.length && bytes[after] == '-' && bytes[after + 1] == '-';
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, bytes.length);
    }

    private int withoutLineEnd(int from, int end) {
        int to = end;
        if (to > from && bytes[to - 1] == '\n') {
            to--;
        }
        if (to > from && bytes[to - 1] == '\r') {
            to--;
        }
        return to;
    }
}
