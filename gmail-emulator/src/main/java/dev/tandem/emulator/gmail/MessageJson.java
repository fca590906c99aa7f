package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mime.HeaderBlock;
import dev.tandem.emulator.mime.HeaderLine;
import dev.tandem.emulator.mime.MimePart;
import dev.tandem.emulator.mime.MimeTree;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The resource Message in its four formats. */
final class MessageJson {
    private final AttachmentIds attachmentIds;

    MessageJson(AttachmentIds attachmentIds) {
        this.attachmentIds = attachmentIds;
    }

    /** As lists show it. */
    static ObjectNode reference(Message message) {
        return Json.object().put("id", message.id()).put("threadId", message.threadId());
    }

    /** As send and modify answer it. */
    static ObjectNode small(Message message) {
        ObjectNode node = reference(message);
        putLabels(node, message.labelIds());
        return node;
    }

    /** As the parameters format and metadataHeaders want it. */
    ObjectNode asked(ApiCall call, Message message) {
        Mailbox mailbox = call.mailbox();
        String standard = call.grant().seesOnlyMetadata(call.method()) ? "metadata" : "full";
        String format = call.query().first("format", standard).toLowerCase(Locale.ROOT);
        ObjectNode node = minimal(message);
        switch (format) {
            case "minimal" -> {}
            case "raw" -> node.put("raw", base64(mailbox.raw(message.id())));
            case "metadata" ->
                node.set(
                        "payload",
                        metadata(mailbox.raw(message.id()), call.query().all("metadataHeaders")));
            default -> node.set("payload", part(MimeTree.read(mailbox.raw(message.id())), mailbox, message));
        }
        return node;
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static ObjectNode minimal(Message message) {
        ObjectNode node = small(message);
        node.put("snippet", message.summary().snippet());
        node.put("sizeEstimate", message.size());
        node.put("historyId", Long.toUnsignedString(message.historyId()));
        node.put("internalDate", Long.toString(message.internalDate()));
        return node;
    }

    private static void putLabels(ObjectNode node, List<String> labels) {
        if (!labels.isEmpty()) {
            labels.forEach(node.putArray("labelIds")::add);
        }
    }

    private static ObjectNode metadata(byte[] raw, List<String> wanted) {
        MimePart root = MimeTree.read(raw);
        ObjectNode node = Json.object().put("mimeType", root.mimeType());
        putHeaders(
                node,
                HeaderBlock.of(raw).lines().stream()
                        .filter(line -> wanted.isEmpty() || wanted.stream().anyMatch(line::is))
                        .toList());
        return node;
    }

    private ObjectNode part(MimePart part, Mailbox mailbox, Message message) {
        ObjectNode node = Json.object()
                .put("partId", part.partId())
                .put("mimeType", part.mimeType())
                .put("filename", part.filename());
        putHeaders(node, part.headers());
        ObjectNode body = node.putObject("body");
        if (part.isFetchedApart()) {
            body.put("attachmentId", attachmentIds.mint(mailbox.address(), message.id(), part.partId()));
        }
        body.put("size", part.content().length);
        if (!part.isFetchedApart() && part.content().length > 0) {
            body.put("data", base64(part.content()));
        }
        if (!part.children().isEmpty()) {
            var children = node.putArray("parts");
            part.children().forEach(child -> children.add(part(child, mailbox, message)));
        }
        return node;
    }

    private static void putHeaders(ObjectNode node, List<HeaderLine> lines) {
        if (!lines.isEmpty()) {
            var headers = node.putArray("headers");
            lines.forEach(line -> headers.addObject().put("name", line.name()).put("value", line.value()));
        }
    }
}
