package dev.tandem.server.inbound;

import dev.tandem.core.mail.RawEmail;
import java.util.List;
import java.util.Optional;

/**
 * An email read as far as it can be read: whatever is broken in it, this much is always there.
 *
 * @param headers its lines
 * @param text the plain text, made from the HTML where there is no other; possibly empty
 * @param html the HTML body as it was sent, not sanitised
 * @param attachments everything else, in order
 */
public record ReadEmail(EmailHeaders headers, String text, Optional<String> html, List<ReadAttachment> attachments) {

    /**
     * A file on an email.
     *
     * @param contentId without brackets, where the HTML can refer to it
     */
    public record ReadAttachment(String fileName, String contentType, Optional<String> contentId, RawEmail bytes) {}
}
