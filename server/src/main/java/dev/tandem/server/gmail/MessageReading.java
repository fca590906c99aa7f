package dev.tandem.server.gmail;

import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.server.mailbox.Gmail.Draft;
import dev.tandem.server.mailbox.Gmail.Envelope;
import dev.tandem.server.mailbox.Gmail.Header;
import dev.tandem.server.mailbox.Gmail.Sent;
import dev.tandem.server.mailbox.Gmail.Source;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** From Google's message to ours. */
final class MessageReading {

    private MessageReading() {}

    static Envelope envelope(Message message) {
        return new Envelope(id(message), thread(message), labels(message), time(message), headers(message));
    }

    /** Gmail's base64url comes padded; the client's decoder takes both kinds. */
    static Source source(Message message) {
        return new Source(
                id(message), thread(message), labels(message), time(message), new RawEmail(message.decodeRaw()));
    }

    static Draft draft(com.google.api.services.gmail.model.Draft draft) {
        return new Draft(draft.getId(), id(draft.getMessage()), thread(draft.getMessage()));
    }

    static Sent sent(Message message) {
        return new Sent(id(message), thread(message));
    }

    private static List<Header> headers(Message message) {
        MessagePart top = message.getPayload();
        return top == null
                ? List.of()
                : HistoryReading.orNone(top.getHeaders()).stream()
                        .map(header -> new Header(header.getName(), header.getValue() == null ? "" : header.getValue()))
                        .toList();
    }

    private static GmailMessageId id(Message message) {
        return new GmailMessageId(message.getId());
    }

    private static ThreadId thread(Message message) {
        return new ThreadId(message.getThreadId());
    }

    private static Set<Label> labels(Message message) {
        return HistoryReading.labels(HistoryReading.orNone(message.getLabelIds()));
    }

    private static Instant time(Message message) {
        return Instant.ofEpochMilli(message.getInternalDate());
    }
}
