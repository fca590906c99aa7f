package dev.tandem.server.inbound;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.mailbox.AgencyMailboxes;
import dev.tandem.server.mailbox.AgencyMailboxes.Row;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the agency's mailboxes are, for those who run it: health, never contents. */
@Component
public class WatchMailboxes {

    private final AgencyMailboxes agencies;
    private final AskMailbox askMailbox;

    WatchMailboxes(AgencyMailboxes agencies, AskMailbox askMailbox) {
        this.agencies = agencies;
        this.askMailbox = askMailbox;
    }

    /**
     * All of them, by address.
     *
     * @throws NotAllowed to whoever does not run the agency
     */
    public List<Row> list(Actor actor) {
        allowed(actor);
        return agencies.ofAgency(actor.user().agencyId());
    }

    /**
     * Compares one with its ledger now (R81); false if it is none of the agency's.
     *
     * @throws NotAllowed to whoever does not run the agency
     */
    public boolean compare(Actor actor, MailboxId mailbox) {
        allowed(actor);
        boolean known = agencies.isOfAgency(actor.user().agencyId(), mailbox);
        if (known) {
            askMailbox.compare(mailbox);
        }
        return known;
    }

    private static void allowed(Actor actor) {
        if (!actor.agencyAdmin()) {
            throw new NotAllowed("mailboxes");
        }
    }
}
