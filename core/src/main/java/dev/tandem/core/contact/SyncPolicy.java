package dev.tandem.core.contact;

import dev.tandem.core.mail.EmailAddress;
import java.util.Map;

/**
 * What a sub-account lets its mailboxes bring in (R13).
 *
 * @param gate whose email may come in
 * @param blocked never synced, for the whole sub-account
 * @param blockedByUser never synced from this user's mailbox, by the user's own wish
 */
public record SyncPolicy(GatePolicy gate, AddressList blocked, Map<UserId, AddressList> blockedByUser) {

    /** Copies the map. */
    public SyncPolicy {
        blockedByUser = Map.copyOf(blockedByUser);
    }

    /** A gate, and nobody on any block list. */
    public static SyncPolicy of(GatePolicy gate) {
        return new SyncPolicy(gate, AddressList.EMPTY, Map.of());
    }

    /** Whether this user's mailbox never brings in email of this address. */
    public boolean blocks(EmailAddress address, UserId user) {
        return blocked.holds(address)
                || blockedByUser.getOrDefault(user, AddressList.EMPTY).holds(address);
    }
}
