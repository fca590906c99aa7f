package dev.tandem.core.smartbcc;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.SyncPolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.conversation.Everybody;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.OwnAddresses;
import java.util.Optional;

/**
 * A sub-account as one email to a smart address meets it.
 *
 * @param owner whose smart address it is
 * @param policy block lists
 * @param people who is who; its own addresses are the owner's, those of the login included
 * @param trusted further addresses from which the owner takes everything, proven or not (R63)
 * @param smartDomain the domain of smart addresses
 * @param sameEmail where the very same email stands already (R64)
 * @param answered where an email stands that this one says it answers
 * @param writtenHere whether it is an email that was written in this sub-account
 */
public record CapturePlace(
        UserId owner,
        SyncPolicy policy,
        Everybody people,
        OwnAddresses trusted,
        String smartDomain,
        Optional<Binding> sameEmail,
        Optional<Binding> answered,
        boolean writtenHere) {

    boolean isOwners(EmailAddress address) {
        return people.own().contain(address);
    }

    boolean trusts(EmailAddress address) {
        return trusted.contain(address);
    }

    /** R16: whether nothing is filed under this address. */
    boolean isStaff(EmailAddress address) {
        return address.domain().equals(smartDomain) || people.isStaff(address);
    }

    boolean blocks(EmailAddress address) {
        return policy.blocks(address, owner);
    }

    Optional<Contact> contact(EmailAddress address) {
        return people.contacts().whoHas(address);
    }
}
