package dev.tandem.server.inbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import java.util.Map;
import java.util.Set;

/** Emails of connected mailboxes that a sub-account let pass because it knew nobody on them (R14). */
public interface UnknownMail {

    /** Those with one of these addresses, by mailbox; found by keyed hashes, because no address of theirs is kept. */
    Map<MailboxId, Set<GmailMessageId>> with(SubAccountId subAccount, Set<EmailAddress> addresses);
}
