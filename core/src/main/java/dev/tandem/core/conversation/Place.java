package dev.tandem.core.conversation;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.SyncPolicy;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mailbox.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A sub-account as one message meets it: everything the rules may ask about.
 *
 * @param policy whose email may come in (R13)
 * @param connections of this mailbox in this sub-account; several users may share a mailbox
 * @param people who is who
 * @param standing what stands there already
 */
public record Place(SyncPolicy policy, List<Connection> connections, Everybody people, Standing standing) {

    /** Copies the connections. */
    public Place {
        connections = List.copyOf(connections);
    }

    /** The same place, where the message is this to the emails that are shown as sent there. */
    public Place meeting(Standing.Own own) {
        return new Place(policy, connections, people, standing.meeting(own));
    }

    /** The same place seen by some of its connections only. */
    Place seenBy(Predicate<Connection> some) {
        return new Place(policy, connections.stream().filter(some).toList(), people, standing);
    }

    /** Seen by the connections whose users do not block everybody outside who is on the message. */
    Place notBlocking(Message message) {
        List<EmailAddress> outside = message.participants().stream()
                .map(participant -> participant.address())
                .filter(address -> !people.isStaff(address))
                .toList();
        return outside.isEmpty()
                ? this
                : seenBy(
                        connection -> !outside.stream().allMatch(address -> policy.blocks(address, connection.user())));
    }

    /** Whether the block lists of all connections name this address. */
    boolean blocks(EmailAddress address) {
        return connections.stream().allMatch(connection -> policy.blocks(address, connection.user()));
    }

    /** R16: the first of these addresses that is a customer: a contact, not staff, and on no block list. */
    Optional<Contact> firstCustomer(Stream<EmailAddress> addresses) {
        return addresses
                .filter(address -> !people.isStaff(address))
                .filter(address -> !blocks(address))
                .map(people.contacts()::whoHas)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** R11: the thread's binding, unless its contact is blocked with every address. */
    Optional<Binding> openBinding() {
        return standing.binding().filter(binding -> !isBlocked(binding));
    }

    private boolean isBlocked(Binding binding) {
        return people.contacts().contacts().stream()
                .filter(contact -> contact.id().equals(binding.contact()))
                .anyMatch(contact -> !contact.addresses().isEmpty()
                        && contact.addresses().stream().allMatch(this::blocks));
    }

    /** R13: whether some connected user may bring in email of this contact. */
    boolean admits(Contact contact) {
        return connections.stream().anyMatch(connection -> policy.gate().admits(contact, connection.user()));
    }

    /** R12: whether it is assigned to a connected user. */
    boolean isAssigned(Contact contact) {
        return connections.stream()
                .anyMatch(connection ->
                        contact.assignedTo().filter(connection.user()::equals).isPresent());
    }
}
