package dev.tandem.core.conversation;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import java.util.Optional;

/**
 * What makes an email met twice one email (R29): its Message-ID inside the sub-account, together with its author, so that nobody can
 * take somebody else's Message-ID and make that email disappear (F60); or its place in the mailbox where it has none (F59).
 *
 * @param value equal for the same email, different for different ones
 */
public record EmailIdentity(String value) {

    /** The identity of a message of this mailbox. */
    public static EmailIdentity of(MailboxId mailbox, Message message) {
        return message.rfcMessageId()
                .map(id -> byMessageId(id, message))
                .orElseGet(() -> ofCopy(mailbox, message.id()));
    }

    private static EmailIdentity byMessageId(RfcMessageId id, Message message) {
        Optional<String> author = message.from().map(from -> from.matchKey());
        return new EmailIdentity("rfc:" + id.key() + " " + author.orElse(""));
    }

    /** The identity of a message without a Message-ID: its place in its mailbox (F59). */
    public static EmailIdentity ofCopy(MailboxId mailbox, GmailMessageId id) {
        return new EmailIdentity("gmail:" + mailbox + " " + id.value());
    }
}
