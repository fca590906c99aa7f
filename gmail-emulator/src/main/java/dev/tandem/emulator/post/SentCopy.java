package dev.tandem.emulator.post;

import dev.tandem.emulator.mailbox.Ids;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.SendAs;
import dev.tandem.emulator.mime.Envelope;
import dev.tandem.emulator.mime.HeaderEdit;
import dev.tandem.emulator.mime.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What Gmail makes of a message when its owner sends it: a Message-ID of its own, an allowed From, a Date. */
final class SentCopy {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);
    private static final int MESSAGE_ID_LETTERS = 48;

    private SentCopy() {}

    /** The sender's own copy, Bcc included. */
    static byte[] own(byte[] raw, Mailbox sender, Ids ids, Instant now, boolean keepMessageId) {
        var edit = new HeaderEdit(raw);
        Envelope envelope = Envelope.of(edit.head());
        if (!keepMessageId || envelope.messageId().isEmpty()) {
            edit.set("Message-ID", "<CA" + ids.letters(MESSAGE_ID_LETTERS) + "@mail.gmail.com>");
        }
        String from = from(envelope.from(), sender);
        if (!from.isEmpty()) {
            edit.set("From", from);
        }
        if (!edit.head().has("Date")) {
            edit.set("Date", DATE.format(now));
        }
        if (!edit.head().has("MIME-Version")) {
            edit.set("MIME-Version", "1.0");
        }
        return edit.bytes();
    }

    static byte[] withoutBcc(byte[] own) {
        return new HeaderEdit(own).remove("Bcc").bytes();
    }

    static String date(Instant at) {
        return DATE.format(at);
    }

    /** Empty when the From stands as it is; else the standard address, silently, with the writer's display name. */
    private static String from(List<Person> from, Mailbox sender) {
        if (from.size() == 1 && sender.sendAs().mayWriteAs(from.getFirst().address())) {
            return "";
        }
        SendAs standard = sender.sendAs().standard();
        String name = from.isEmpty() || from.getFirst().name().isBlank()
                ? standard.displayName()
                : from.getFirst().name();
        return new Person(name, standard.address()).header();
    }
}
