package dev.tandem.server.web;

import dev.tandem.server.outbound.Letter;
import dev.tandem.server.outbound.SendRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Pictures that a formatted text shows: while it is a draft by their address there, in the email by their Content-ID (RFC 2392). */
final class DraftPictures {

    private static final Pattern ADDRESS = Pattern.compile("/s/[^/]+/drafts/([0-9a-f-]{36})/files/(\\d+)");

    private DraftPictures() {}

    /** Whether browsers show it, and nothing of it can do harm. */
    static boolean isPicture(String contentType) {
        return contentType.matches("image/(png|gif|jpeg|webp)");
    }

    static String contentId(int n) {
        return "picture-" + n + "@tandem";
    }

    /** The email with the draft's pictures inside; those that its text does not show any more stay behind. */
    static SendRequest inside(String html, SendRequest request) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        List<String> shown = document.select("img").stream()
                .map(image -> named(image, request.choices().draft()))
                .flatMap(Optional::stream)
                .toList();
        List<Letter.File> files = request.files().stream()
                .filter(file -> file.contentId().map(shown::contains).orElse(true))
                .toList();
        return request.showing(document.body().html(), files);
    }

    /** Its Content-ID, which stands in its place from now on. */
    private static Optional<String> named(Element image, Optional<UUID> draft) {
        Matcher address = ADDRESS.matcher(image.attr("src"));
        if (!address.matches() || !draft.map(UUID::toString).equals(Optional.of(address.group(1)))) {
            return Optional.empty();
        }
        String id = contentId(Integer.parseInt(address.group(2)));
        image.attr("src", "cid:" + id);
        return Optional.of(id);
    }
}
