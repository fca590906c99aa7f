package dev.tandem.emulator.webmail;

import dev.tandem.emulator.google.Refusal;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mime.Envelope;
import dev.tandem.emulator.mime.HeaderBlock;
import dev.tandem.emulator.mime.MimePart;
import dev.tandem.emulator.mime.Person;
import dev.tandem.emulator.model.Emulator;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends what was written: a Gmail account as Gmail's own page would, an outside person as any mail program would. */
final class Outbox {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);
    private static final int ID_LETTERS = 24;

    private final Emulator emulator;
    private final Addresses addresses;

    Outbox(Emulator emulator) {
        this.emulator = emulator;
        this.addresses = new Addresses(emulator.mailboxes());
    }

    /** Throws {@link Complaint} when it cannot go as it is. */
    void send(Persona sender, Place place, Form form) {
        Writing writing = Writing.of(form.values());
        List<Person> to = addresses.read(writing.to());
        List<Person> cc = addresses.read(writing.cc());
        List<Person> bcc = addresses.read(writing.bcc());
        if (to.isEmpty() && cc.isEmpty() && bcc.isEmpty()) {
            throw new Complaint("Nobody would get this. Write at least one address into To, Cc or Bcc.");
        }
        Message original = sender.message(place.message());
        var letter = new Letter()
                .people("From", List.of(new Person(sender.name(), sender.address())))
                .people("To", to)
                .people("Cc", cc)
                .people("Bcc", bcc)
                .subject(writing.subject())
                .line("Date", DATE.format(emulator.clock().instant().atZone(ZoneId.systemDefault())));
        if (!sender.gmail()) {
            letter.line("Message-ID", ownMessageId(sender));
        }
        reference(letter, sender, original);
        byte[] raw = letter.body(
                writing.text(),
                files(sender, original, form),
                "=_" + emulator.ids().letters(ID_LETTERS));
        try {
            emulator.store().act(() -> hand(sender, raw, original));
        } catch (Refusal refusal) {
            throw new Complaint("Not sent. " + refusal.body().message());
        }
    }

    private void hand(Persona sender, byte[] raw, @Nullable Message original) {
        Mailbox mailbox = sender.mailbox();
        if (mailbox != null && sender.gmail()) {
            emulator.post().send(mailbox, raw, original == null ? null : original.threadId());
        } else {
            emulator.post().sendFromOutside(sender.address(), raw);
        }
    }

    private String ownMessageId(Persona sender) {
        String domain = sender.address().substring(sender.address().indexOf('@') + 1);
        return "<" + emulator.ids().letters(ID_LETTERS) + "@" + domain + ">";
    }

    /** The whole chain of the message that is answered, itself last (RFC 5322 section 3.6.4). */
    private static void reference(Letter letter, Persona sender, @Nullable Message original) {
        if (original == null || original.rfcMessageId().isEmpty() || sender.mailbox() == null) {
            return;
        }
        Envelope envelope = Envelope.of(HeaderBlock.of(sender.mailbox().raw(original.id())));
        Set<String> chain = new LinkedHashSet<>(envelope.references());
        chain.remove(original.rfcMessageId());
        chain.add(original.rfcMessageId());
        letter.line("In-Reply-To", original.rfcMessageId()).line("References", String.join("\r\n ", chain));
    }

    /** Those that were chosen, after those that were kept of a message being forwarded. */
    private static List<Form.File> files(Persona sender, @Nullable Message original, Form form) {
        List<Form.File> files = new ArrayList<>();
        if (original != null && sender.mailbox() != null) {
            Contents contents = Contents.of(sender.mailbox().raw(original.id()));
            for (String partId : form.values().all("keep")) {
                MimePart part = contents.file(partId);
                if (part != null) {
                    files.add(new Form.File(ReadingPane.fileName(part), part.mimeType(), part.content()));
                }
            }
        }
        files.addAll(form.files());
        return files;
    }
}
