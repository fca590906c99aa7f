package dev.tandem.server.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An email that is being written (R50).
 *
 * @param contact in whose conversation; empty for a new email to whoever is named in To
 * @param revision raised with every change
 */
public record Draft(UUID id, Optional<UUID> contact, Content content, List<File> files, int revision, Instant savedAt) {

    /** What is written. */
    public enum Kind {
        REPLY,
        REPLY_ALL,
        FORWARD,
        NEW
    }

    /**
     * What stands in it, as it was typed; nothing of it is checked before it is sent.
     *
     * @param answers the message that is answered or forwarded
     * @param to recipients on one line, as are {@code cc} and {@code bcc}
     * @param html sanitised
     * @param from the address that was chosen, if one was
     */
    public record Content(
            Kind kind,
            Optional<UUID> answers,
            String to,
            String cc,
            String bcc,
            String subject,
            String text,
            Optional<String> html,
            Optional<String> from) {

        /** Whether nothing was written that somebody would miss. */
        public boolean isEmpty() {
            return subject.isBlank() && text.isBlank() && html.isEmpty();
        }
    }

    /**
     * A file that is kept already.
     *
     * @param n counts from 1
     * @param size in bytes
     * @param sha256 where its bytes stand
     * @param shown whether it is a picture that the text shows
     */
    public record File(int n, String fileName, String contentType, long size, String sha256, boolean shown) {}
}
