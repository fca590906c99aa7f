package dev.tandem.emulator.control;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Account;
import dev.tandem.emulator.mailbox.Account.Kind;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mime.Envelope;
import dev.tandem.emulator.mime.HeaderBlock;
import dev.tandem.emulator.mime.Person;
import dev.tandem.emulator.model.Emulator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The outside world: what reached it, who lives there, and mail from there. */
final class OutsideControl {
    private final Emulator emulator;

    OutsideControl(Emulator emulator) {
        this.emulator = emulator;
    }

    void addTo(ControlDoor door) {
        door.add("GET", "/outside", this::received)
                .add("GET", "/outside/people", _ -> people())
                .add("POST", "/outside/people", this::create)
                .add("POST", "/outside/messages", this::send);
    }

    /** Oldest first, with the bytes; all of it, or what reached one address. */
    private Answer received(ControlCall call) {
        String to = call.call().query().first("to", "").strip();
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        for (Account person : emulator.mailboxes().accounts(Kind.OUTSIDE)) {
            if (to.isEmpty() || person.address().equalsIgnoreCase(to)) {
                letters(emulator.mailboxes().outside(person.address())).forEach(items::add);
            }
        }
        return Answer.json(200, answer);
    }

    private static List<ObjectNode> letters(Mailbox mailbox) {
        return mailbox.messages().reversed().stream()
                .filter(message -> !message.has(Labels.SENT))
                .map(message -> letter(mailbox, message))
                .toList();
    }

    private Answer people() {
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        emulator.mailboxes()
                .accounts(Kind.OUTSIDE)
                .forEach(person ->
                        items.addObject().put("email", person.address()).put("name", person.name()));
        return Answer.json(200, answer);
    }

    private Answer create(ControlCall call) {
        String address = call.requiredAddress("email");
        if (emulator.mailboxes().gmail(address) != null) {
            throw new Problem(409, address + " is a Gmail account, so it is not outside.");
        }
        String name = Json.text(call.json(), "name", "");
        Mailbox made = emulator.store().act(() -> emulator.mailboxes().create(address, name, Kind.OUTSIDE));
        return Answer.json(
                201,
                Json.object()
                        .put("email", made.address())
                        .put("name", made.account().name()));
    }

    /** A raw message leaves the sender named in ?from= (else in its From line) for everybody in To, Cc and Bcc. */
    private Answer send(ControlCall call) {
        byte[] raw = call.call().body();
        String from = call.call().query().first("from", Senders.of(raw));
        if (from.isEmpty()) {
            throw new Problem(400, "Give a sender with ?from=, or a From line.");
        }
        Message sent = emulator.store().act(() -> emulator.post().sendFromOutside(from, raw));
        return Answer.json(
                201,
                Json.object()
                        .put("id", sent.id())
                        .put("threadId", sent.threadId())
                        .put("from", from));
    }

    private static ObjectNode letter(Mailbox mailbox, Message message) {
        byte[] raw = mailbox.raw(message.id());
        return MessageTruth.json(message)
                .put("receivedBy", mailbox.address())
                .put("raw", Base64.getUrlEncoder().encodeToString(raw))
                .put("source", new String(raw, StandardCharsets.UTF_8));
    }

    /** Reads the sender of a raw message. */
    private static final class Senders {
        static String of(byte[] raw) {
            var head = HeaderBlock.of(raw);
            List<Person> from = Envelope.of(head).from();
            return from.isEmpty() ? "" : from.getFirst().address();
        }
    }
}
