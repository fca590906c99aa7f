package dev.tandem.emulator.mime;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The first words of a message, as Gmail shows them: one line, HTML-escaped. */
public final class Snippets {
    private static final int CHARACTERS_MAX = 200;
    private static final int SOURCE_CHARACTERS_MAX = 20_000;
    private static final Pattern INVISIBLE =
            Pattern.compile("(?is)<(style|script|head)\\b.*?</\\1>|<!--.*?-->|<[^>]*>");

    private Snippets() {}

    public static String of(MimePart root) {
        String plain = text(root, "text/plain");
        String source =
                plain.isBlank() ? INVISIBLE.matcher(text(root, "text/html")).replaceAll(" ") : plain;
        String line =
                unescaped(source).replaceAll("[\\s\\p{Cntrl}\\u00a0]+", " ").strip();
        return escaped(cut(line));
    }

    private static String text(MimePart root, String type) {
        return root.all()
                .filter(part -> part.isType(type) && part.filename().isEmpty())
                .map(part -> new String(part.content(), StandardCharsets.UTF_8))
                .map(text -> text.substring(0, Math.min(text.length(), SOURCE_CHARACTERS_MAX)))
                .findFirst()
                .orElse("");
    }

    private static String cut(String line) {
        if (line.length() <= CHARACTERS_MAX) {
            return line;
        }
        int blank = line.lastIndexOf(' ', CHARACTERS_MAX);
        return line.substring(0, blank > 0 ? blank : CHARACTERS_MAX);
    }

    private static String unescaped(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
