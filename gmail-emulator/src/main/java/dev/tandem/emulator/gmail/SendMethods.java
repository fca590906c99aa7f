package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.mailbox.Arrival;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mime.HeaderBlock;
import dev.tandem.emulator.mime.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.field.DateTimeFieldLenientImpl;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** users.messages.send, insert and import. */
final class SendMethods {
    private final Services services;

    SendMethods(Services services) {
        this.services = services;
    }

    void addTo(GmailMethods all) {
        all.add("messages.send", this::send)
                .add("messages.insert", call -> put(call, "receivedTime"))
                .add("messages.import", call -> put(call, "dateHeader"));
    }

    private ObjectNode send(ApiCall call) {
        byte[] raw = Wanted.raw(call.media(), call.json());
        return MessageJson.small(services.post().send(call.mailbox(), raw, Wanted.threadId(call.json())));
    }

    /** Put straight into the mailbox, byte for byte, as IMAP APPEND would. */
    private ObjectNode put(ApiCall call, String standardDate) {
        byte[] raw = Wanted.raw(call.media(), call.json());
        String threadId = Wanted.threadId(call.json());
        if (threadId != null && call.mailbox().thread(threadId).isEmpty()) {
            throw Refusals.notFound();
        }
        List<String> labels = new ArrayList<>(Wanted.texts(call.json(), "labelIds"));
        HeaderBlock head = HeaderBlock.of(raw);
        boolean own = Person.list(head.joined("From")).stream()
                .anyMatch(person -> person.address().equals(call.mailbox().address()));
        if (own && !labels.contains(Labels.SENT)) {
            labels.add(Labels.SENT);
        }
        String source = call.query().first("internalDateSource", standardDate);
        Instant date = source.equalsIgnoreCase("dateHeader") ? date(head) : null;
        Message message = call.mailbox().add(new Arrival(raw, labels, threadId, date, "api"));
        return MessageJson.small(message);
    }

    private static @Nullable Instant date(HeaderBlock head) {
        String value = head.first("Date");
        if (value.isEmpty()) {
            return null;
        }
        var field = DateTimeFieldLenientImpl.PARSER.parse(new RawField("Date", value), null);
        return field.getDate() == null ? null : field.getDate().toInstant();
    }
}
