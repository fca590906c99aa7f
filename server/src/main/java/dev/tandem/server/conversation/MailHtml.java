package dev.tandem.server.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Makes the HTML of an email harmless: no scripts, forms, frames or outside styles; links open elsewhere; images of the email itself
 * point to its attachments; remote images are left out unless the reader wants them, because they tell the sender who reads.
 */
public final class MailHtml {

    /** Longer bodies are cut before they are parsed; what a person reads is far shorter. */
    public static final int LENGTH_MAX_CHARACTERS = 2_000_000;

    private static final String[] ELEMENTS = words("""
            a abbr address b big blockquote br caption center cite code col colgroup dd del details
            div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q s
            small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr""");

    private static final String[] LAYOUT = words("""
            align valign width height bgcolor border cellpadding cellspacing colspan rowspan dir lang
            color face size start type nowrap title""");

    private static final Pattern LINK = Pattern.compile("(?i)(?:https?|mailto|tel):.*", Pattern.DOTALL);
    private static final Pattern REMOTE = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);
    private static final Pattern OWN =
            Pattern.compile("/(?:s|api/v1/sub-accounts)/[0-9a-f-]{36}/messages/[0-9a-f-]{36}/attachments/\\d+");
    private static final Pattern DRAFT = Pattern.compile("/s/[0-9a-f-]{36}/drafts/[0-9a-f-]{36}/files/\\d+");
    private static final Pattern PIXELS =
            Pattern.compile("(?i)data:image/(?:png|gif|jpeg|webp);base64,[a-z0-9+/=\\s]+");

    private static final CssSchema STYLES = CssSchema.withProperties(Set.of(words("""
            background-color border border-bottom border-collapse border-color border-left
            border-radius border-right border-spacing border-style border-top border-width color
            direction display float font font-family font-size font-style font-weight height
            letter-spacing line-height list-style-type margin margin-bottom margin-left margin-right
            margin-top max-width min-width padding padding-bottom padding-left padding-right
            padding-top text-align text-decoration text-indent text-transform vertical-align
            white-space width word-break word-wrap""")));

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }

    private MailHtml() {}

    /**
     * A harmless body.
     *
     * @param html goes between body tags
     * @param remoteImagesLeftOut whether the email has images that were not let in
     */
    public record Harmless(String html, boolean remoteImagesLeftOut) {}

    /**
     * Makes a body harmless.
     *
     * @param attachments where the parts of the email are found, by Content-ID without brackets
     */
    public static Harmless of(String html, Map<String, String> attachments, boolean remoteImages) {
        Document document = Jsoup.parse(bounded(html));
        document.outputSettings().prettyPrint(false);
        document.select("style, script, title, head > *").remove();
        document.select("[background]").removeAttr("background");
        boolean leftOut = images(document, attachments, remoteImages);
        foldQuotes(document);
        return new Harmless(
                policy(source -> mayBeShown(source, remoteImages))
                        .sanitize(document.body().html()),
                leftOut);
    }

    /**
     * What somebody here wrote, made harmless for those who get it; nothing of it is folded or left out but what could do harm. Pictures of
     * a draft stay, too.
     */
    public static String written(String html) {
        return policy(source ->
                        mayBeShown(source, true) || DRAFT.matcher(source).matches())
                .sanitize(bounded(html));
    }

    /** What is quoted in an answer: harmless, and without the pictures that only the email itself had. */
    public static String quoted(String html) {
        Document document = Jsoup.parse(bounded(html));
        document.outputSettings().prettyPrint(false);
        document.select("style, script, title, head > *, img[src^=cid:]").remove();
        return policy(source -> mayBeShown(source, true))
                .sanitize(document.body().html());
    }

    private static String bounded(String html) {
        return html.length() <= LENGTH_MAX_CHARACTERS ? html : html.substring(0, LENGTH_MAX_CHARACTERS);
    }

    /** Answers whether remote images were taken out. */
    private static boolean images(Document document, Map<String, String> attachments, boolean remoteImages) {
        boolean leftOut = false;
        for (Element image : document.select("img")) {
            String source = image.attr("src").strip();
            if (source.regionMatches(true, 0, "cid:", 0, 4)) {
                Optional.ofNullable(attachments.get(source.substring(4))).ifPresent(own -> image.attr("src", own));
            } else if (REMOTE.matcher(source).matches() && !remoteImages) {
                image.removeAttr("src");
                leftOut = true;
            }
            image.attr("alt", image.attr("alt").isBlank() ? "Image" : image.attr("alt"));
        }
        return leftOut;
    }

    /** What an email quotes stands folded below what its author wrote; an email that only quotes is left as it is. */
    private static void foldQuotes(Document document) {
        Element quote = document.selectFirst(".gmail_quote, blockquote[type=cite], div.moz-cite-prefix + blockquote");
        if (quote == null || textOutside(document, quote).isBlank()) {
            return;
        }
        Element folded = new Element("details");
        folded.appendElement("summary").text("…");
        quote.before(folded);
        folded.appendChild(quote);
    }

    private static String textOutside(Document document, Element quote) {
        Document copy = document.clone();
        Element same = copy.selectFirst(quote.cssSelector());
        if (same != null) {
            same.remove();
        }
        return copy.body().text();
    }

    private static PolicyFactory policy(Predicate<String> pictures) {
        return new HtmlPolicyBuilder()
                .allowElements(ELEMENTS)
                .allowWithoutAttributes("span", "font", "a", "img", "div", "table", "details", "summary")
                .allowAttributes(LAYOUT)
                .globally()
                .allowStyling(STYLES)
                .allowUrlProtocols("http", "https", "mailto", "tel", "data")
                .allowAttributes("href")
                .matching((element, attribute, value) ->
                        keptIf(value, LINK.matcher(value).matches()))
                .onElements("a")
                .allowAttributes("alt")
                .onElements("img")
                .allowAttributes("src")
                .matching((element, attribute, value) -> keptIf(value, pictures.test(value)))
                .onElements("img")
                .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                .allowElements((name, attributes) -> opensElsewhere(name, attributes), "a")
                .toFactory();
    }

    private static @Nullable String keptIf(String value, boolean kept) {
        return kept ? value : null;
    }

    private static boolean mayBeShown(String source, boolean remoteImages) {
        return OWN.matcher(source).matches()
                || PIXELS.matcher(source).matches()
                || (remoteImages && REMOTE.matcher(source).matches());
    }

    private static String opensElsewhere(String name, List<String> attributes) {
        attributes.add("target");
        attributes.add("_blank");
        return name;
    }
}
