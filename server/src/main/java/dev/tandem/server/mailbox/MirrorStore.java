package dev.tandem.server.mailbox;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.Mirror;
import java.util.Optional;

/** Keeps which changes travel between a user's mailbox and a sub-account (R19). */
public interface MirrorStore {

    /** What travels; empty where the user is not connected. */
    Optional<Mirror> of(SubAccountId subAccount, UserId user);

    /**
     * Sets what travels. What changed while a flag did not travel is not made up for.
     *
     * @return false where the user is not connected
     */
    boolean set(SubAccountId subAccount, UserId user, Mirror mirror);
}
