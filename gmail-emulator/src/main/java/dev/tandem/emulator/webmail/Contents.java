package dev.tandem.emulator.webmail;

import dev.tandem.emulator.mime.MimePart;
import dev.tandem.emulator.mime.MimeTree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a message says: its plain text, its HTML, the files that came with it. */
record Contents(String text, String html, List<MimePart> files, MimePart root) {
    private static final Pattern UNSEEN = Pattern.compile("(?is)<(style|script|head|title)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern LINE_END = Pattern.compile("(?i)<br\\s*/?>|</(p|div|tr|li|h[1-6]|blockquote)\\s*>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    static Contents of(byte[] raw) {
        MimePart root = MimeTree.read(raw);
        return new Contents(
                joined(root, "text/plain"),
                joined(root, "text/html"),
                root.all().filter(MimePart::isFetchedApart).toList(),
                root);
    }

    /** The plain text, or what can be read of the HTML. */
    String readableText() {
        return text.isBlank() ? withoutMarkup(html) : text;
    }

    @Nullable
    MimePart file(String partId) {
        return files.stream()
                .filter(part -> part.partId().equals(partId))
                .findFirst()
                .orElse(null);
    }

    /** Pictures that came along stand in the HTML as data, so that the sandbox has to fetch nothing. */
    String selfContainedHtml() {
        String page = html;
        for (MimePart part : files) {
            String id = contentId(part);
            if (!id.isEmpty() && part.mimeType().matches("image/(png|jpeg|gif|webp)")) {
                String data = Base64.getEncoder().encodeToString(part.content());
                page = page.replace("cid:" + id, "data:" + part.mimeType() + ";base64," + data);
            }
        }
        return page;
    }

    private static String contentId(MimePart part) {
        return part.headers().stream()
                .filter(line -> line.is("Content-ID"))
                .map(line -> line.value().replaceAll("[<>\\s]", ""))
                .findFirst()
                .orElse("");
    }

    private static String joined(MimePart root, String type) {
        Predicate<MimePart> shown = part -> part.isType(type)
                && part.filename().isEmpty()
                && part.children().isEmpty();
        return root.all()
                .filter(shown)
                .map(part -> new String(part.content(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static String withoutMarkup(String html) {
        String lines = LINE_END.matcher(
                        UNSEEN.matcher(html.replaceAll("\\s+", " ")).replaceAll(""))
                .replaceAll("\n");
        return TAG.matcher(lines)
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("(?m)^ +| +$", "")
                .strip();
    }
}
