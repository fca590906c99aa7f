package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.GmailMethod;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts quota units over all nodes, in the database (F37), and keeps the provider's wishes to be left alone (F34). */
public interface UnitStore {

    /** Spends units of a mailbox within this limit of a minute, or spends nothing and says how long to wait. */
    Optional<Duration> spend(MailboxId mailbox, Spending spending, Instant now);

    /** The same for the whole project. Whoever draws may hold them for {@link SpendUnits#PORTION_LASTS} before they are spent. */
    Optional<Duration> draw(int units, int limit, Instant now);

    /** Notes that the provider called this too busy; says how many times in a row by now. */
    int limited(MailboxId mailbox, LimitedIn where, Instant now);

    /** Leaves it alone until then, or longer where that was known before. */
    void leaveAlone(MailboxId mailbox, LimitedIn where, Instant until);

    /**
     * A call about to be made.
     *
     * @param limit units of a minute that may be spent for this
     */
    record Spending(GmailMethod method, int units, int limit) {}

    /** What the provider's limit is about. */
    enum LimitedIn {
        /** One mailbox, whatever is asked of it. */
        MAILBOX,
        /** Sending from one mailbox; receiving goes on. */
        SENDING,
        /** Everything that the operator's project asks. */
        PROJECT
    }
}
