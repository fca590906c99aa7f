package dev.tandem.core.conversation;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.Optional;

/**
 * What makes an email met twice one email (R29): its Message-ID inside the sub-account, together with its author, so that nobody can
 * take somebody else's Message-ID and make that email disappear (F60); or its place in the mailbox where it has none (F59).
 *
 * @param value equal for the same email, different for different ones
 */
public record EmailIdentity(String value) {

    /** The identity of a message of this mailbox, where nothing is known of its Date line. */
    public static EmailIdentity of(MailboxId mailbox, Message message) {
        return of(mailbox, message, Optional.empty());
    }

    /**
     * The identity of a message of this mailbox. A scanner that gives every email the same Message-ID loses none of them (F60).
     *
     * @param sentAt what its Date line says, if anything; the same in every copy, other than the time it was taken in
     */
    public static EmailIdentity of(MailboxId mailbox, Message message, Optional<Instant> sentAt) {
        return message.rfcMessageId()
                .map(id -> ofMessageId(id, message.from(), sentAt))
                .orElseGet(() -> ofCopy(mailbox, message.id()));
    }

    /**
     * The identity of an email by what its lines say, through whatever door it comes (R64).
     *
     * @param from the first address of its From line, if there is one
     */
    public static EmailIdentity ofMessageId(RfcMessageId id, Optional<EmailAddress> from, Optional<Instant> sentAt) {
        String author = from.map(address -> " " + address.matchKey()).orElse(" ");
        String date = sentAt.map(at -> " " + at.getEpochSecond()).orElse("");
        return new EmailIdentity("rfc:" + id.key() + author + date);
    }

    /** The identity of an email without a Message-ID that came through no mailbox: its bytes, by their SHA-256. */
    public static EmailIdentity ofBytes(String sha256) {
        return new EmailIdentity("sha256:" + sha256);
    }

    /** The identity of a message without a Message-ID: its place in its mailbox (F59). */
    public static EmailIdentity ofCopy(MailboxId mailbox, GmailMessageId id) {
        return new EmailIdentity("gmail:" + mailbox + " " + id.value());
    }
}
