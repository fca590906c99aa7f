package dev.tandem.emulator.webmail;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mime.MimePart;
import dev.tandem.emulator.model.Emulator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Parts of a message by their own address: its source, its files, its HTML. All of it foreign, so none of it may act. */
final class Parcels {
    private static final String LOCKED_UP = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
            + "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'none'";

    private final Emulator emulator;

    Parcels(Emulator emulator) {
        this.emulator = emulator;
    }

    @Nullable
    Answer source(Call call) {
        byte[] raw = raw(call);
        return raw == null ? null : foreign(Answer.bytes("text/plain; charset=utf-8", raw));
    }

    /** Links open in a window of their own, which learns nothing of where it came from. */
    @Nullable
    Answer formatted(Call call) {
        byte[] raw = raw(call);
        if (raw == null) {
            return null;
        }
        String page = "<!doctype html><meta charset=\"utf-8\"><base target=\"_blank\">"
                + Contents.of(raw).selfContainedHtml();
        return foreign(Answer.html(200, page));
    }

    @Nullable
    Answer attachment(Call call) {
        byte[] raw = raw(call);
        MimePart part = raw == null ? null : Contents.of(raw).file(call.query().first("part", ""));
        if (part == null) {
            return null;
        }
        String name = URLEncoder.encode(ReadingPane.fileName(part), StandardCharsets.UTF_8)
                .replace("+", "%20");
        String type = part.mimeType().matches("[\\w.+-]+/[\\w.+-]+") ? part.mimeType() : "application/octet-stream";
        return foreign(Answer.bytes(type, part.content()))
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + name);
    }

    private static Answer.Whole foreign(Answer.Whole answer) {
        return answer.with("Content-Security-Policy", LOCKED_UP)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    private byte @Nullable [] raw(Call call) {
        Place place = Place.of(call.query());
        Mailbox mailbox = emulator.mailboxes().find(place.as());
        return mailbox == null || mailbox.get(place.message()) == null ? null : mailbox.raw(place.message());
    }
}
