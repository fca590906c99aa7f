package dev.tandem.emulator.gmail.query;

import java.util.ArrayList;
import java.util.List;

/** Splits a search into words and brackets; quotes hold words together, also behind an operator. */
final class QueryWords {
    private static final String BRACKETS = "(){}";

    private QueryWords() {}

    static List<String> split(String q) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < q.length(); i++) {
            char c = q.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (Character.isWhitespace(c) || BRACKETS.indexOf(c) >= 0)) {
                flush(word, words);
                if (BRACKETS.indexOf(c) >= 0) {
                    words.add(String.valueOf(c));
                }
            } else {
                word.append(c);
            }
        }
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
