package dev.tandem.core.conversation;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.Role;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose a new thread is: the contact who wrote or was written to, if that is a customer whom the gate lets pass. */
final class OwnerRules {

    private OwnerRules() {}

    /** R12, R14, R24, R25: the From decides; of several authors the first who is a customer (F66). */
    static Judgement receivedFromOutside(Message message, Place place, Trail trail) {
        Optional<Contact> sender = place.firstCustomer(message.in(Role.FROM));
        if (sender.isPresent()) {
            trail.passes(Finding.SENDER_IS_CONTACT).passes(Finding.NOT_STAFF);
            return atTheGate(sender.get(), Finding.ASSIGNED_TO_USER, place, trail);
        }
        if (message.in(Role.FROM).anyMatch(place.people().own()::contain)) {
            return trail.ends(Finding.SENDER_UNKNOWN);
        }
        if (message.in(Role.FROM).anyMatch(place.people()::isStaff)) {
            return withCustomer(message, Finding.STAFF_ONLY, place, trail);
        }
        return message.in(Role.FROM).anyMatch(place::blocks)
                ? withCustomer(message, Finding.BLOCKED, place, trail)
                : trail.ends(Finding.SENDER_UNKNOWN);
    }

    /** R16: somebody who owns nothing writes; with a customer in To or Cc it is the customer's. */
    private static Judgement withCustomer(Message message, Finding otherwise, Place place, Trail trail) {
        Optional<Contact> customer = place.firstCustomer(Stream.concat(message.in(Role.TO), message.in(Role.CC)));
        if (customer.isEmpty()) {
            return trail.ends(otherwise);
        }
        trail.passes(Finding.STAFF_WITH_CUSTOMER);
        return atTheGate(customer.get(), Finding.ASSIGNED_TO_USER, place, trail);
    }

    /** R15, R21, R23: the first customer in To, else in Cc, else in Bcc owns the new thread. */
    static Judgement writtenInGmail(Message message, Place place, Trail trail) {
        Optional<Contact> addressed = place.firstCustomer(message.in(Role.TO));
        Optional<Contact> owner = addressed.or(() -> place.firstCustomer(message.recipients()));
        if (owner.isEmpty()) {
            return trail.ends(nobody(message, place));
        }
        trail.passes(addressed.isPresent() ? Finding.FIRST_TO_CONTACT : Finding.FIRST_COPIED_CONTACT)
                .passes(Finding.NOT_STAFF);
        return atTheGate(owner.get(), Finding.USER_WROTE_TO_CONTACT, place, trail);
    }

    /** R14, R16: why none of the recipients owns the email. */
    private static Finding nobody(Message message, Place place) {
        if (message.recipients().anyMatch(place::blocks)) {
            return Finding.BLOCKED;
        }
        boolean amongStaff = message.recipients().anyMatch(place.people()::isStaff)
                && message.in(Role.TO).allMatch(place.people()::isStaff);
        return amongStaff ? Finding.STAFF_ONLY : Finding.RECIPIENTS_UNKNOWN;
    }

    /** R13: the contact must be the user's own, or the sub-account's policy must let it pass. */
    private static Judgement atTheGate(Contact contact, Finding ownContact, Place place, Trail trail) {
        if (place.isAssigned(contact)) {
            return trail.settles(ownContact).opens(contact, place);
        }
        return place.admits(contact) ? trail.settles(Finding.GATE_OPEN).opens(contact, place) : trail.waits(contact);
    }
}
