package dev.tandem.server.contact;

import dev.tandem.server.BadInput;
import java.util.Arrays;
import java.util.List;

/** Words that people stick on contacts. Commas part them wherever several are written in one line. */
public final class Tags {

    /** Characters of one tag. */
    public static final int CHARACTERS_MAX = 60;

    /** Tags of one contact. */
    public static final int TAGS_MAX = 50;

    private Tags() {}

    /** The tags in a line, each once, in their order. */
    public static List<String> of(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether this word is a single tag. */
    public static boolean isOne(String word) {
        return !word.isBlank() && word.length() <= CHARACTERS_MAX && !word.contains(",");
    }

    /** @throws BadInput for what is no single tag */
    static String checked(String tag) {
        String word = tag.strip();
        if (!isOne(word)) {
            throw new BadInput("tag", "contact.tag", CHARACTERS_MAX);
        }
        return word;
    }
}
