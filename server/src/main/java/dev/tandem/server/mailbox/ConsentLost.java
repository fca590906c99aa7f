package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.MailboxStore.ConnectedUser;
import java.time.Instant;
import java.util.List;

/** R74: a mailbox lost its consent; told once per loss, inside the transaction that notes it. */
public record ConsentLost(MailboxId mailbox, List<ConnectedUser> connected, Instant at) {

    /** Copies the list. */
    public ConsentLost {
        connected = List.copyOf(connected);
    }
}
