package dev.tandem.server.mailbox;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;

/** Who belongs to a sub-account (R03): only members can have a connection in it. */
public interface Members {

    /** Whether the user is a member right now. */
    boolean contain(SubAccountId subAccount, UserId user);
}
