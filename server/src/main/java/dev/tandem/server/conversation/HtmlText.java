package dev.tandem.server.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The plain text of what somebody wrote with formatting (RFC 2046 section 5.1.4): lines, lists and quotations as people type them. */
public final class HtmlText {

    private static final Set<String> BLOCKS = Set.of(
            "div",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "pre",
            "blockquote",
            "hr",
            "section");
    private static final Set<String> SILENT = Set.of("style", "script", "head", "title");

    /** Two dashes and a blank begin a signature; the blank belongs to it (RFC 3676 section 4.3). */
    private static final String SIGNATURE = "-- ";

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private HtmlText() {}

    /** Its lines, without blank ones at both ends. */
    public static String of(String html) {
        return String.join("\n", linesOf(Jsoup.parse(html).body())).strip();
    }

    private static List<String> linesOf(Element element) {
        HtmlText text = new HtmlText();
        text.inside(element);
        text.end();
        return text.lines;
    }

    private void inside(Element element) {
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode words) {
                say(words.getWholeText());
            } else if (child instanceof Element inner && !SILENT.contains(inner.normalName())) {
                element(inner);
            }
        }
    }

    /** Blanks are one, but the one that does not break stays as a blank of its own; what has no width is nothing. */
    private void say(String words) {
        String blanks =
                words.replaceAll("[ \\t\\r\\n]+", " ").replace('\u00a0', ' ').replace("\u200b", "");
        line.append(line.isEmpty() && blanks.equals(" ") ? "" : blanks);
    }

    private void element(Element inner) {
        switch (inner.normalName()) {
            case "br" -> {
                lines.add(shown());
                line.setLength(0);
            }
            case "blockquote" -> nested(inner, "> ");
            case "li" -> item(inner);
            case "a" -> link(inner);
            case "td", "th" -> {
                inside(inner);
                line.append(' ');
            }
            case "hr" -> {
                end();
                lines.add("---");
            }
            case "p" -> {
                block(inner);
                apart();
            }
            default -> {
                if (BLOCKS.contains(inner.normalName())) {
                    block(inner);
                } else {
                    inside(inner);
                }
            }
        }
    }

    private void block(Element inner) {
        end();
        inside(inner);
        end();
    }

    private void nested(Element inner, String before) {
        end();
        linesOf(inner).forEach(one -> lines.add((before + one).stripTrailing()));
    }

    private void item(Element item) {
        end();
        Element list = item.parent();
        String mark = list != null && list.normalName().equals("ol") ? (item.elementSiblingIndex() + 1) + ". " : "- ";
        List<String> inner = linesOf(item);
        for (int n = 0; n < inner.size(); n++) {
            lines.add((n == 0 ? mark : " ".repeat(mark.length())) + inner.get(n));
        }
    }

    /** Where a link leads is told, unless it says so itself. */
    private void link(Element link) {
        String words = linesOf(link).stream().collect(Collectors.joining(" "));
        String where = link.attr("href").replaceFirst("(?i)^mailto:", "");
        say(words);
        if (!where.isBlank()
                && !where.equals(words)
                && !where.replaceFirst("/$", "").equals(words)) {
            say(" <" + where + ">");
        }
    }

    private void apart() {
        if (!lines.isEmpty() && !lines.getLast().isBlank()) {
            lines.add("");
        }
    }

    private void end() {
        if (!line.isEmpty()) {
            lines.add(shown());
            line.setLength(0);
        }
    }

    private String shown() {
        String all = line.toString();
        return all.equals(SIGNATURE) ? all : all.stripTrailing();
    }
}
