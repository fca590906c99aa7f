package dev.tandem.core.mailbox;

import dev.tandem.core.mail.EmailAddress;
import java.util.Set;

/**
 * The addresses a mailbox sends from: its primary one and its accepted send-as addresses (F52).
 *
 * @param addresses at least the primary one
 */
public record OwnAddresses(Set<EmailAddress> addresses) {

    /** Copies the addresses. */
    public OwnAddresses {
        addresses = Set.copyOf(addresses);
    }

    /** Whether this address is the mailbox itself; the googlemail twin counts. */
    public boolean contain(EmailAddress address) {
        return addresses.stream().anyMatch(address::sameMailboxAs);
    }
}
