package dev.tandem.server.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The letters in an avatar. */
final class Initials {

    private Initials() {}

    /** First letter of the first and of the last word that begin with a letter or digit, in capitals; "?" if none does. */
    static String of(String name) {
        List<String> words = Arrays.stream(name.split("@", 2)[0].split("[\\s.,&_]+"))
                .filter(word -> !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0)))
                .toList();
        if (words.isEmpty()) {
            return "?";
        }
        return words.size() == 1 ? firstOf(words.getFirst()) : firstOf(words.getFirst()) + firstOf(words.getLast());
    }

    private static String firstOf(String word) {
        return Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT);
    }
}
