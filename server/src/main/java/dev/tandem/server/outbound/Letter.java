package dev.tandem.server.outbound;

import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.RfcMessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An email as it is written here, before it has bytes.
 *
 * @param messageId our own; Gmail gives it another one when it leaves (F46)
 * @param participants From first, then To, Cc, Bcc
 * @param text the plain text
 * @param html the formatted text, sanitised
 */
public record Letter(
        RfcMessageId messageId,
        Instant writtenAt,
        List<Participant> participants,
        String subject,
        String text,
        Optional<String> html,
        List<File> files,
        Optional<RfcMessageId> inReplyTo,
        List<RfcMessageId> references) {

    /** Copies the lists and writes the subject on one line: a line break would begin a header line of its own (F56). */
    public Letter {
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        participants = List.copyOf(participants);
        files = List.copyOf(files);
        references = List.copyOf(references);
    }

    /** An attached file. */
    public record File(String fileName, String contentType, RawEmail bytes) {}
}
