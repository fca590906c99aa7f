package dev.tandem.emulator.mime;

import java.util.ArrayList;
import java.util.List;

/** The header lines at the start of some raw bytes, and where the body begins. */
public final class HeaderBlock {
    private final List<HeaderLine> lines = new ArrayList<>();
    private final byte[] raw;
    private final int bodyStart;

    private HeaderBlock(byte[] raw) {
        this.raw = raw;
        this.bodyStart = scan();
    }

    public static HeaderBlock of(byte[] raw) {
        return new HeaderBlock(raw);
    }

    public List<HeaderLine> lines() {
        return lines;
    }

    public int bodyStart() {
        return bodyStart;
    }

    /** The first value under this name, or the empty text. */
    public String first(String name) {
        return lines.stream()
                .filter(line -> line.is(name))
                .map(HeaderLine::value)
                .findFirst()
                .orElse("");
    }

    public boolean has(String name) {
        return lines.stream().anyMatch(line -> line.is(name));
    }

    /** All values under this name, joined with a comma: several To lines count as one. */
    public String joined(String name) {
        return String.join(
                ", ",
                lines.stream()
                        .filter(line -> line.is(name))
                        .map(HeaderLine::value)
                        .toList());
    }

    private int scan() {
        int at = 0;
        while (at < raw.length) {
            int end = lineEnd(at);
            if (isBlank(at, end)) {
                return end;
            }
            while (end < raw.length && (raw[end] == ' ' || raw[end] == '\t')) {
                end = lineEnd(end);
            }
            int colon = colon(at, end);
            if (colon < 0) {
                if (!lines.isEmpty() || !startsLikeMailbox(at)) {
                    return at; // no header line and no blank line: the body begins here
                }
            } else {
                lines.add(new HeaderLine(
                        HeaderText.latin1(raw, at, colon).strip(), HeaderText.read(raw, colon + 1, end), at, end));
            }
            at = end;
        }
        return raw.length;
    }

    private boolean startsLikeMailbox(int at) {
        return HeaderText.latin1(raw, at, Math.min(raw.length, at + 6)).matches(">?From .*");
    }

    private boolean isBlank(int start, int end) {
        int length = end - start;
        return (length == 1 && raw[start] == '\n') || (length == 2 && raw[start] == '\r' && raw[start + 1] == '\n');
    }

    private int colon(int start, int end) {
        for (int i = start; i < end; i++) {
            if (raw[i] == ':') {
                return i == start ? -1 : i;
            }
            if (raw[i] <= ' ' && !(raw[i] == ' ' && onlyBlanksUntilColon(i, end))) {
                return -1;
            }
        }
        return -1;
    }

    private boolean onlyBlanksUntilColon(int start, int end) {
        int i = start;
        while (i < end && raw[i] == ' ') {
            i++;
        }
        return i < end && raw[i] == ':';
    }

    private int lineEnd(int from) {
        for (int i = from; i < raw.length; i++) {
            if (raw[i] == '\n') {
                return i + 1;
            }
        }
        return raw.length;
    }
}
