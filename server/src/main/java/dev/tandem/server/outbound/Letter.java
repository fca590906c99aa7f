package dev.tandem.server.outbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.Role;
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
 * @param replyTo where answers shall go; empty: to the author
 * @param lines further header lines
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
        List<RfcMessageId> references,
        Optional<EmailAddress> replyTo,
        List<Line> lines) {

    /** Copies the lists and writes the subject on one line: a line break would begin a header line of its own (F56). */
    public Letter {
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        participants = List.copyOf(participants);
        files = List.copyOf(files);
        references = List.copyOf(references);
        lines = List.copyOf(lines);
    }

    /** An email with no other header lines than every email has. */
    public Letter(
            RfcMessageId messageId,
            Instant writtenAt,
            List<Participant> participants,
            String subject,
            String text,
            Optional<String> html,
            List<File> files,
            Optional<RfcMessageId> inReplyTo,
            List<RfcMessageId> references) {
        this(
                messageId,
                writtenAt,
                participants,
                subject,
                text,
                html,
                files,
                inReplyTo,
                references,
                Optional.empty(),
                List.of());
    }

    /** The same email with other answers and lines. */
    Letter with(Optional<EmailAddress> otherReplyTo, List<Line> otherLines) {
        return new Letter(
                messageId,
                writtenAt,
                participants,
                subject,
                text,
                html,
                files,
                inReplyTo,
                references,
                otherReplyTo,
                otherLines);
    }

    /** To whom it goes, hidden recipients included. */
    List<EmailAddress> recipients() {
        return participants.stream()
                .filter(participant -> participant.role() != Role.FROM)
                .map(Participant::address)
                .toList();
    }

    /** The first author. */
    public EmailAddress from() {
        return participants.stream()
                .filter(participant -> participant.role() == Role.FROM)
                .map(Participant::address)
                .findFirst()
                .orElseThrow();
    }

    /** A header line, as a program chose it; a line break in it becomes a space (F56). */
    public record Line(String name, String value) {

        /** Writes the value on one line. */
        public Line {
            value = value.replaceAll("\\p{Cntrl}+", " ").strip();
        }
    }

    /**
     * A file in it.
     *
     * @param contentId under which the formatted text shows it (RFC 2392), without brackets; empty for what is attached
     */
    public record File(String fileName, String contentType, RawEmail bytes, Optional<String> contentId) {

        /** One that is attached. */
        public File(String fileName, String contentType, RawEmail bytes) {
            this(fileName, contentType, bytes, Optional.empty());
        }

        /** Whether the formatted text shows it. */
        boolean isShown() {
            return contentId.isPresent();
        }
    }
}
