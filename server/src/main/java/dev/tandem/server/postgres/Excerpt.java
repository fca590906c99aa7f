package dev.tandem.server.postgres;

import java.util.regex.Pattern;

/** The beginnings of a text that lists and search need. */
final class Excerpt {

    /** What a list shows of a message. */
    static final int SNIPPET_MAX_CHARACTERS = 160;

    /** What search looks at, and what a thread shows without opening the whole. */
    static final int TEXT_START_MAX_CHARACTERS = 20_000;

    private static final Pattern QUOTED_LINES = Pattern.compile("(?m)^>.*$");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00a0]+");

    private Excerpt() {}

    static String snippet(String text) {
        String start = cut(text, SNIPPET_MAX_CHARACTERS * 20);
        String own = QUOTED_LINES.matcher(start).replaceAll(" ");
        return cut(WHITE_SPACE.matcher(own).replaceAll(" ").strip(), SNIPPET_MAX_CHARACTERS);
    }

    static String start(String text) {
        return cut(text, TEXT_START_MAX_CHARACTERS);
    }

    /** Never cuts a character of two code units in half. */
    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
