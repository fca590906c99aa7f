package dev.tandem.core.conversation;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.Role;
import java.util.Optional;

/**
 * R11 and R26: a bound thread continues where it stands, but a forward to another contact begins a thread of that contact, even where
 * Gmail keeps it in the same thread, and the answer to it follows the forward.
 */
final class BoundThreadRules {

    private BoundThreadRules() {}

    static Judgement judge(Arrival arrival, Binding bound, Place place, Trail trail) {
        Message message = arrival.message();
        Binding branch = branchOf(message, bound, place);
        if (arrival.direction() == Direction.INBOUND || !isForward(message, branch, place)) {
            return joins(branch, bound, place, trail);
        }
        Optional<Contact> contact = place.firstCustomer(message.recipients());
        return contact.map(to -> toContact(to, place, trail)).orElseGet(() -> {
            marked(message, place, trail);
            return joins(branch, bound, place, trail);
        });
    }

    /** R26: a forward to somebody who is no contact stays where it stands; one among the staff is none. */
    private static void marked(Message message, Place place, Trail trail) {
        if (!message.recipients().allMatch(place.people()::isStaff)) {
            trail.passes(Finding.FORWARDED_OUTSIDE);
        }
    }

    private static Judgement joins(Binding branch, Binding bound, Place place, Trail trail) {
        return branch.equals(bound)
                ? trail.settles(Finding.THREAD_BOUND).continues(bound, place)
                : trail.passes(Finding.THREAD_BOUND)
                        .settles(Finding.ANSWERS_FORWARD)
                        .continues(branch, place);
    }

    /** Where the email stands that this one answers; else the forward's thread whose contact wrote it; else the thread's own. */
    private static Binding branchOf(Message message, Binding bound, Place place) {
        Standing standing = place.standing();
        return standing.answered()
                .or(() -> standing.branches().stream()
                        .filter(branch -> message.in(Role.FROM).anyMatch(from -> isOf(from, branch, place)))
                        .findFirst())
                .orElse(bound);
    }

    /** It leaves out the contact whose thread it stands in, and says that it forwards or goes only to people who took no part so far. */
    private static boolean isForward(Message message, Binding branch, Place place) {
        return message.recipients().findAny().isPresent()
                && message.recipients().noneMatch(address -> isOf(address, branch, place))
                && (message.nature().forward() || goesToNewPeople(message, place));
    }

    private static boolean goesToNewPeople(Message message, Place place) {
        return !place.standing().tookPart().isEmpty()
                && message.recipients().noneMatch(address -> tookPart(address, place));
    }

    private static boolean tookPart(EmailAddress address, Place place) {
        return place.standing().tookPart().stream().anyMatch(address::sameMailboxAs);
    }

    private static boolean isOf(EmailAddress address, Binding branch, Place place) {
        return place.people().isOneOf(branch, address);
    }

    /** R26: treated as an email to that contact, gate included. */
    private static Judgement toContact(Contact contact, Place place, Trail trail) {
        trail.passes(Finding.THREAD_BOUND);
        return place.admits(contact)
                ? trail.settles(Finding.FORWARDED_TO_CONTACT).opens(contact, place)
                : trail.waits(contact);
    }
}
