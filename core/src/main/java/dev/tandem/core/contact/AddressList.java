package dev.tandem.core.contact;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.MailDomain;
import java.util.Set;

/**
 * Addresses and whole domains that somebody wrote down: a block list, or the staff with its internal domains (R16).
 *
 * @param addresses each compared as R28 says
 * @param domains each with everything below it
 */
public record AddressList(Set<EmailAddress> addresses, Set<MailDomain> domains) {

    /** A list with nothing on it. */
    public static final AddressList EMPTY = new AddressList(Set.of(), Set.of());

    /** Copies the sets. */
    public AddressList {
        addresses = Set.copyOf(addresses);
        domains = Set.copyOf(domains);
    }

    /** Whether this address is on the list, by itself or by its domain. */
    public boolean holds(EmailAddress address) {
        return addresses.stream().anyMatch(address::sameMailboxAs)
                || domains.stream().anyMatch(domain -> domain.covers(address));
    }
}
