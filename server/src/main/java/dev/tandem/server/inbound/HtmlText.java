package dev.tandem.server.inbound;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML body, with lines where a reader would see lines; for lists, search and answers. */
final class HtmlText {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern SPACE_AROUND_LINE_END = Pattern.compile("(?<! ) *\n *");
    private static final Set<String> CELL = Set.of("td", "th");
    private static final Set<String> PARAGRAPH =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre");
    private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

    private HtmlText() {}

    static String of(String html) {
        StringBuilder text = new StringBuilder();
        Element body = Jsoup.parse(html).body();
        body.select("style, script, template").remove();
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(SPACES.matcher(words.getWholeText()).replaceAll(" "));
                } else if (node.nameIs("br")) {
                    text.append('\n');
                } else if (CELL.contains(node.nodeName())) {
                    text.append(' ');
                } else {
                    beginLine(node, text);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                beginLine(node, text);
                if (PARAGRAPH.contains(node.nodeName())) {
                    text.append('\n');
                }
            }
        });
        String lines = SPACE_AROUND_LINE_END.matcher(text).replaceAll("\n");
        return EMPTY_LINES.matcher(lines).replaceAll("\n\n").strip();
    }

    private static void beginLine(Node node, StringBuilder text) {
        boolean block = node instanceof Element element && element.isBlock() && !CELL.contains(element.nodeName());
        if (block && !endsLine(text)) {
            text.append('\n');
        }
    }

    private static boolean endsLine(StringBuilder text) {
        int at = text.length() - 1;
        while (at >= 0 && text.charAt(at) == ' ') {
            at--;
        }
        return at >= 0 && text.charAt(at) == '\n';
    }
}
