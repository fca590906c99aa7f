package dev.tandem.server.inbound;

import dev.tandem.server.mailbox.Gmail.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Groups of header lines with empty lines between them, as in a {@code message/delivery-status} part (RFC 3464 section 2.1) or above a
 * returned email. A line that is no field continues the one before: some servers forget to indent it.
 */
final class FieldBlocks {

    static final int LINES_MAX = 20_000;
    static final int VALUE_MAX_CHARACTERS = 4_000;

    private static final Pattern FIELD = Pattern.compile("^([!-9;-~]{1,76}?)[ \\t]{0,8}:(.*)$", Pattern.DOTALL);

    private final List<HeaderLines> blocks = new ArrayList<>();
    private final List<Header> block = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private String name = "";

    private FieldBlocks() {}

    /** The groups in their order, none of them empty. */
    static List<HeaderLines> of(String text) {
        FieldBlocks reading = new FieldBlocks();
        text.lines().limit(LINES_MAX).forEach(reading::line);
        reading.endBlock();
        return List.copyOf(reading.blocks);
    }

    private void line(String line) {
        if (line.isBlank()) {
            endBlock();
            return;
        }
        String start = line.length() <= VALUE_MAX_CHARACTERS ? line : line.substring(0, VALUE_MAX_CHARACTERS);
        Matcher field = FIELD.matcher(start);
        if (field.matches()) {
            endField();
            name = field.group(1);
            value.append(field.group(2).strip());
        } else if (!name.isEmpty() && value.length() < VALUE_MAX_CHARACTERS) {
            value.append(' ').append(start.strip());
        }
    }

    private void endField() {
        if (!name.isEmpty()) {
            block.add(new Header(name, value.toString()));
        }
        name = "";
        value.setLength(0);
    }

    private void endBlock() {
        endField();
        if (!block.isEmpty()) {
            blocks.add(new HeaderLines(List.copyOf(block)));
            block.clear();
        }
    }
}
