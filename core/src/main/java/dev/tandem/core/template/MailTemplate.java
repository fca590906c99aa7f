package dev.tandem.core.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with fields: {@code {{contact.firstName}}}, or {@code {{contact.firstName|there}}} with what stands for a missing value. Anything
 * else in double braces is a problem, found before anybody gets it.
 *
 * @param text as it was written
 */
public record MailTemplate(String text) {

    private static final Pattern BRACES = Pattern.compile("\\{\\{([^{}|]*+)(?:\\|([^{}]*+))?}}");

    /** What stands in braces and is no field, as it was written and without its fallback. */
    public List<String> unknownFields() {
        return BRACES.matcher(text)
                .results()
                .map(MailTemplate::word)
                .filter(word -> Field.of(word).isEmpty())
                .distinct()
                .toList();
    }

    /** Fields that would show nothing: without a value, and without anything to stand for it; each once, in their order. */
    public List<String> missing(Map<Field, String> values) {
        return BRACES.matcher(text)
                .results()
                .filter(found -> Field.of(word(found))
                        .filter(field -> value(values, field, found).isEmpty())
                        .isPresent())
                .map(MailTemplate::word)
                .distinct()
                .toList();
    }

    /** The text for a reader. A value that is missing or blank gives way to the fallback, or to nothing. Unknown fields stay as they are. */
    public String render(Map<Field, String> values) {
        return render(values, UnaryOperator.identity());
    }

    /** The same where the text is HTML: what is filled in is text, and shows as it is. */
    public String renderHtml(Map<Field, String> values) {
        return render(values, MailTemplate::escaped);
    }

    private String render(Map<Field, String> values, UnaryOperator<String> written) {
        return BRACES.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Field.of(word(found))
                        .map(field -> written.apply(value(values, field, found)))
                        .orElseGet(found::group)));
    }

    private static String value(Map<Field, String> values, Field field, MatchResult found) {
        return Optional.ofNullable(values.get(field))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseGet(() ->
                        Optional.ofNullable(found.group(2)).map(String::strip).orElse(""));
    }

    private static String word(MatchResult found) {
        return found.group(1).strip();
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
