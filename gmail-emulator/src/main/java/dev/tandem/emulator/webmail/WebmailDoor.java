package dev.tandem.emulator.webmail;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Door;
import dev.tandem.emulator.http.SameOrigin;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.model.Emulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page at / and what belongs to it under /webmail. */
public final class WebmailDoor implements Door {
    private static final String ROOM = "/webmail/";
    private static final String OWN_THINGS_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
                    + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Emulator emulator;
    private final Events events;
    private final Parcels parcels;
    private final Map<String, Deed> deeds = new HashMap<>();

    /** What a form does. */
    @FunctionalInterface
    private interface Deed {
        Deeds.Done run(Place place, Form form);
    }

    public WebmailDoor(Emulator emulator) {
        this.emulator = emulator;
        this.events = new Events(emulator);
        this.parcels = new Parcels(emulator);
        var all = new Deeds(emulator, events);
        deeds.put("send", all::send);
        deeds.put("file", all::file);
        deeds.put("password", all::password);
        deeds.put("accounts", all::account);
        deeds.put("clock", all::clock);
        deeds.put("faults", all::addFault);
        deeds.put("faults/switch", all::switchFault);
        deeds.put("faults/remove", all::removeFault);
        deeds.put("afresh", all::afresh);
    }

    @Override
    public @Nullable Answer answer(Call call) {
        if (call.path().equals("/") && call.verb().equals("GET")) {
            return page(call);
        }
        if (!call.path().startsWith(ROOM)) {
            return null;
        }
        String name = call.path().substring(ROOM.length());
        return switch (call.verb()) {
            case "GET" -> get(name, call);
            case "POST" -> post(name, call);
            default -> null;
        };
    }

    private @Nullable Answer get(String name, Call call) {
        return switch (name) {
            case "events" -> events.stream(call);
            case "source" -> parcels.source(call);
            case "formatted" -> parcels.formatted(call);
            case "attachment" -> parcels.attachment(call);
            default -> Assets.has(name) ? Assets.get(name) : null;
        };
    }

    private @Nullable Answer post(String name, Call call) {
        Deed deed = deeds.get(name);
        if (deed == null) {
            return null;
        }
        Form form = Form.of(call);
        Place place = Place.of(form.values());
        if (!SameOrigin.allows(call)) {
            Screen screen = Screen.at(emulator, place.being(place.as()), "");
            return drawn(403, screen.with(null, "Refused: this form was not sent from this page."));
        }
        try {
            Deeds.Done done = deed.run(place, form);
            String href = done.place().href();
            return Answer.empty(303)
                    .with("Location", href + (href.contains("?") ? "&" : "?") + "done=" + done.notice());
        } catch (Complaint complaint) {
            Screen screen = Screen.at(emulator, place, "");
            Writing kept = name.equals("send") ? Writing.of(form.values()) : screen.writing();
            return drawn(422, screen.with(kept, complaint.sentence()));
        }
    }

    private Answer page(Call call) {
        Place place = Place.of(call.query());
        if (!call.query().flag("peek")) {
            markRead(place);
        }
        return drawn(200, Screen.at(emulator, place, Notices.of(call.query().first("done", ""))));
    }

    private Answer drawn(int status, Screen screen) {
        long state = events.state();
        String page = emulator.store().read(() -> Frame.draw(screen, state)).markup();
        return Answer.html(status, page)
                .with("Content-Security-Policy", OWN_THINGS_ONLY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin")
                .with("Cache-Control", "no-store");
    }

    /** Opening a message reads it, as everywhere; a page that only redraws itself asks with peek=true. */
    private void markRead(Place place) {
        Mailbox mailbox = emulator.mailboxes().find(place.as());
        Message message = mailbox == null ? null : mailbox.get(place.message());
        if (mailbox != null && message != null && message.has(Labels.UNREAD)) {
            emulator.store().act(() -> mailbox.relabel(message, List.of(), List.of(Labels.UNREAD)));
        }
    }
}
