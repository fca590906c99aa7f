package dev.tandem.server.draft;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;

/** R50: keeps what a user's emails end with; each sub-account has its own. */
public interface SignatureStore {

    /** Plain text, without the dashes before it; empty if there is none. */
    String of(SubAccountId subAccount, UserId user);

    /** Sets it; an empty one takes it away. */
    void set(SubAccountId subAccount, UserId user, String text);
}
