package dev.tandem.scenarios.simulation.story;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that stand in one email and nowhere else, so that where they turn up tells who can read it. */
public final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("zq\\d+qz");

    private int made;

    /** A word that nobody wrote before. */
    String next() {
        return "zq" + ++made + "qz";
    }

    /** Those that stand in a text. */
    public static Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
