package dev.tandem.server.mailbox;

import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what shall be so in a mailbox and was not told yet (R19). Writing methods are called inside a use case's transaction. */
public interface WishStore {

    /** What waits, oldest first; only of connections that have not ended (R71). */
    List<Wish> waiting(MailboxId mailbox, Instant now, int limit);

    /**
     * The mailbox has these labels now. A wish that changed meanwhile goes on waiting; whoever else shows the emails learns of it.
     *
     * @param now the labels by message
     */
    void told(MailboxId mailbox, List<Wish> wishes, Map<GmailMessageId, Set<Label>> now, Instant at);

    /** The message is gone from the mailbox. */
    void gone(MailboxId mailbox, Wish wish, Instant now);

    /** The provider refused it; it is tried again at this time. */
    void postpone(MailboxId mailbox, Wish wish, Instant until);

    /** It is wished no more. */
    void drop(MailboxId mailbox, Wish wish);

    /**
     * What shall be so with one message.
     *
     * @param known the labels it is known to have
     * @param flags those that shall be so, and those that shall not
     * @param revisions which wish it is for each of them, if there are several after one another
     * @param attempts how often it was refused
     */
    record Wish(
            GmailMessageId message,
            Set<Label> known,
            Map<Flag, Boolean> flags,
            Map<Flag, Long> revisions,
            int attempts) {}
}
