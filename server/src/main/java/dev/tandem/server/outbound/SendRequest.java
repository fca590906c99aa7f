package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a user asks for when writing an individual email.
 *
 * @param to recipients as written, with or without a name; empty means the contact's own address, or the author of the email that is answered
 * @param cc recipients as written
 * @param bcc recipients as written
 * @param subject empty for an answer, which keeps its thread's subject (R49)
 * @param text the plain text
 * @param html the formatted text, sanitised by the caller
 * @param inReplyTo the message that is answered
 * @param replyAll whether everybody who was in To or Cc gets the answer, when {@code to} is empty
 */
public record SendRequest(
        SubAccountId subAccount,
        UserId author,
        String authorName,
        UUID contact,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        Optional<String> subject,
        String text,
        Optional<String> html,
        List<Letter.File> files,
        Optional<UUID> inReplyTo,
        boolean replyAll) {

    /** Copies the lists. */
    public SendRequest {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        files = List.copyOf(files);
    }
}
