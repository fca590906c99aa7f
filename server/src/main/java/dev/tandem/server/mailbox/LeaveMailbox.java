package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import dev.tandem.server.mailbox.MailboxStore.Mailbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * R73: when the last connection of a mailbox has ended, pushing ends, the grant is taken back at Google, and the token is erased here.
 * Where Google cannot be asked, the token stays until it can.
 */
@Component
public class LeaveMailbox {

    private final MailboxStore mailboxes;
    private final Gmail gmail;
    private final ConsentDesk desk;
    private final SecretBox secrets;
    private final TransactionOperations transaction;

    LeaveMailbox(
            MailboxStore mailboxes,
            Gmail gmail,
            ConsentDesk desk,
            SecretBox secrets,
            TransactionOperations transaction) {
        this.mailboxes = mailboxes;
        this.gmail = gmail;
        this.desk = desk;
        this.secrets = secrets;
        this.transaction = transaction;
    }

    /** Mailboxes that wait to be left, because a crash or Google stood between. */
    public List<MailboxId> due() {
        return mailboxes.left();
    }

    /**
     * Leaves the mailbox unless somebody is still connected to it, or an email is just leaving: without the consent nobody could tell
     * whether it did. Others may leave or connect it at the same time, so it is looked at again right before the grant is given back.
     */
    public void run(MailboxId mailbox) {
        if (isNeeded(mailbox)) {
            return;
        }
        if (mailboxes.refreshToken(mailbox).isPresent()) {
            gmail.stopWatch(mailbox);
            CrashPoint.pass("leave.watch-stopped");
        }
        if (!isNeeded(mailbox) && isTokenGone(mailbox)) {
            transaction.executeWithoutResult(status -> mailboxes.endConsent(mailbox));
        }
    }

    private boolean isNeeded(MailboxId mailbox) {
        return mailboxes.connections(mailbox) > 0 || isStillSending(mailbox);
    }

    private boolean isTokenGone(MailboxId mailbox) {
        return mailboxes
                .refreshToken(mailbox)
                .map(token -> takenBack(mailbox, token))
                .orElse(true);
    }

    private boolean isStillSending(MailboxId mailbox) {
        boolean consented = mailboxes
                .find(mailbox)
                .map(Mailbox::consent)
                .filter(Consent.GRANTED::equals)
                .isPresent();
        return consented && mailboxes.isSending(mailbox);
    }

    private boolean takenBack(MailboxId mailbox, byte[] sealed) {
        String token = new String(secrets.open(sealed, SealedToken.context(mailbox)), StandardCharsets.UTF_8);
        return switch (desk.revoke(token)) {
            case Answer.Got<Boolean> done -> true;
            case Answer.Refused<Boolean> refused -> true;
            case Answer.ConsentLost<Boolean> gone -> true;
            case Answer.NotThere<Boolean> gone -> true;
            case Answer.TryLater<Boolean> later -> false;
            case Answer.NoAnswer<Boolean> none -> false;
        };
    }
}
