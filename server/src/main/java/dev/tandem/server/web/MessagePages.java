package dev.tandem.server.web;

import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.AttachmentLine;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.MailHtml;
import dev.tandem.server.conversation.MailHtml.Harmless;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.outbound.RetrySending;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One email: its body for the sandboxed frame, its files, and another try to send it. */
@Controller
@RequestMapping("/s/{sub}/messages/{message}")
class MessagePages {

    /** The frame may load nothing but its own images; with them remote ones, if the reader wants it. */
    private static final String FRAME_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:{remote}; frame-ancestors 'self'; sandbox allow-same-origin "
                    + "allow-popups allow-popups-to-escape-sandbox";

    private static final String FRAME = """
            <!DOCTYPE html><html{mark}><head><meta charset="utf-8"><base target="_blank"><style>
            html{color-scheme:light;background:#fff}body{margin:0;padding:4px 2px;font:14px/20px Inter,system-ui,sans-serif;color:#16211f;\
            overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}a{color:#0b6a73}\
            blockquote{margin:8px 0 0;padding-left:12px;border-left:2px solid #dde4e4;color:#435156}\
            summary{display:inline-block;padding:0 8px;border-radius:4px;background:#ecf0f0;color:#435156;cursor:pointer}
            </style></head><body>{body}</body></html>""";

    private final ConversationQueries queries;
    private final BlobStore blobs;
    private final RetrySending retrySending;

    MessagePages(ConversationQueries queries, BlobStore blobs, RetrySending retrySending) {
        this.queries = queries;
        this.blobs = blobs;
        this.retrySending = retrySending;
    }

    @GetMapping("/body")
    ResponseEntity<String> body(
            Visit visit, @PathVariable UUID message, @RequestParam(required = false) @Nullable String images) {
        MessageLine line = line(visit, message);
        boolean remote = "show".equals(images);
        String html = line.htmlSha256()
                .map(sha256 -> new String(blobs.read(sha256), StandardCharsets.UTF_8))
                .orElseThrow(NothingHere::new);
        Harmless harmless = MailHtml.of(html, parts(visit, line), remote);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", FRAME_POLICY.replace("{remote}", remote ? " https: http:" : ""))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=600")
                .body(FRAME.replace("{mark}", harmless.remoteImagesLeftOut() ? " data-remote-images" : "")
                        .replace("{body}", harmless.html()));
    }

    @GetMapping("/attachments/{n}")
    ResponseEntity<Resource> attachment(Visit visit, @PathVariable UUID message, @PathVariable int n) {
        AttachmentLine file = line(visit, message).attachments().stream()
                .filter(candidate -> candidate.n() == n)
                .findFirst()
                .orElseThrow(NothingHere::new);
        boolean picture = file.contentId().isPresent() && file.contentType().matches("image/(png|gif|jpeg|webp)");
        return ResponseEntity.ok()
                .contentType(
                        picture ? MediaType.parseMediaType(file.contentType()) : MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(file.sizeBytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file, picture))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(blobs.open(file.sha256())));
    }

    @PostMapping("/retry")
    String retry(Visit visit, @PathVariable UUID message) {
        MessageLine line = line(visit, message);
        if (!retrySending.run(visit.subAccount(), message)) {
            throw new NothingHere();
        }
        return "redirect:" + visit.path("/conversations/" + line.conversationId() + "?filter=all");
    }

    private MessageLine line(Visit visit, UUID message) {
        return queries.message(visit.subAccount(), message).orElseThrow(NothingHere::new);
    }

    /** Files are saved, never opened inside this server's origin; only pictures of the email itself are shown. */
    private static String disposition(AttachmentLine file, boolean picture) {
        ContentDisposition.Builder kind = picture ? ContentDisposition.inline() : ContentDisposition.attachment();
        return kind.filename(file.fileName(), StandardCharsets.UTF_8).build().toString();
    }

    private static Map<String, String> parts(Visit visit, MessageLine line) {
        return line.attachments().stream()
                .filter(file -> file.contentId().isPresent())
                .collect(Collectors.toMap(
                        file -> file.contentId().orElseThrow().replaceAll("^<|>$", ""),
                        file -> visit.path("/messages/" + line.messageId() + "/attachments/" + file.n()),
                        (first, again) -> first));
    }
}
