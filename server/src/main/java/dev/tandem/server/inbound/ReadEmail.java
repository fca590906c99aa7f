package dev.tandem.server.inbound;

import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.Nature;
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
 * @param report what it says became of another email, if it is a delivery report (R18); known for some only when the whole is read, so
 *     it can be there although {@link EmailHeaders#automaticKind()} does not say so
 */
public record ReadEmail(
        EmailHeaders headers,
        String text,
        Optional<String> html,
        List<ReadAttachment> attachments,
        Optional<DeliveryReport> report) {

    /**
     * A file on an email.
     *
     * @param contentId without brackets, where the HTML can refer to it
     */
    public record ReadAttachment(String fileName, String contentType, Optional<String> contentId, RawEmail bytes) {}

    /** What the rules ask of it beside who wrote to whom; whoever is told only by the text is told by it here (R18). */
    public Nature nature() {
        Nature told = headers.nature();
        return report.isPresent() ? new Nature(Automatic.DELIVERY_REPORT, told.forward(), told.answers()) : told;
    }
}
