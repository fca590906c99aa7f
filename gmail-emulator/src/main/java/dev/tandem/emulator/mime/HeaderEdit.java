package dev.tandem.emulator.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Changes single header lines of a raw message; every other byte stays as it was. */
public final class HeaderEdit {
    private static final String LINE_END = "\r\n";

    private final byte[] raw;
    private final HeaderBlock head;
    private final List<String> prepended = new ArrayList<>();
    private final List<String> appended = new ArrayList<>();
    private final Map<String, String> replaced = new HashMap<>();

    public HeaderEdit(byte[] raw) {
        this.raw = raw;
        this.head = HeaderBlock.of(raw);
    }

    public HeaderBlock head() {
        return head;
    }

    public HeaderEdit prepend(String name, String value) {
        prepended.add(name + ": " + value + LINE_END);
        return this;
    }

    public HeaderEdit remove(String name) {
        replaced.put(name.toLowerCase(Locale.ROOT), "");
        return this;
    }

    /** The first line of that name gets the value in its place, further ones go; without any it is added at the end. */
    public HeaderEdit set(String name, String value) {
        String line = name + ": " + value + LINE_END;
        if (head.has(name)) {
            replaced.put(name.toLowerCase(Locale.ROOT), line);
        } else {
            appended.add(line);
        }
        return this;
    }

    public byte[] bytes() {
        var out = new ByteArrayOutputStream(raw.length + 512);
        prepended.forEach(line -> out.writeBytes(line.getBytes(StandardCharsets.UTF_8)));
        int at = 0;
        for (HeaderLine line : head.lines()) {
            String instead = replaced.get(line.name().toLowerCase(Locale.ROOT));
            if (instead != null) {
                out.write(raw, at, line.start() - at);
                out.writeBytes(instead.getBytes(StandardCharsets.UTF_8));
                replaced.put(line.name().toLowerCase(Locale.ROOT), "");
                at = line.end();
            }
        }
        int headEnd = head.lines().isEmpty() ? 0 : head.lines().getLast().end();
        writeAppended(out, Math.max(at, headEnd), at);
        return out.toByteArray();
    }

    private void writeAppended(ByteArrayOutputStream out, int headEnd, int at) {
        out.write(raw, at, headEnd - at);
        boolean unterminated = headEnd > 0 && headEnd == raw.length && raw[headEnd - 1] != '\n';
        if (unterminated && !appended.isEmpty()) {
            out.writeBytes(LINE_END.getBytes(StandardCharsets.US_ASCII));
        }
        appended.forEach(line -> out.writeBytes(line.getBytes(StandardCharsets.UTF_8)));
        boolean noBlankLine = head.bodyStart() == headEnd && headEnd < raw.length;
        if (noBlankLine && !(appended.isEmpty() && prepended.isEmpty())) {
            out.writeBytes(LINE_END.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(raw, headEnd, raw.length - headEnd);
    }
}
