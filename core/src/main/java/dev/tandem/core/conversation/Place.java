package dev.tandem.core.conversation;

import dev.tandem.core.contact.ContactBook;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.mailbox.Connection;
import java.util.List;
import java.util.Optional;

/**
 * A sub-account as one message meets it: everything the rules may ask about.
 *
 * @param gate whose email may come in (R13)
 * @param connections of this mailbox in this sub-account; several users may share a mailbox
 * @param contacts at least all that share an address with the message
 * @param binding of the message's thread, if it has one (R11)
 * @param sameEmail the thread in which the very same email already stands, brought by another mailbox or door (R29)
 */
public record Place(
        GatePolicy gate,
        List<Connection> connections,
        ContactBook contacts,
        Optional<Binding> binding,
        Optional<Binding> sameEmail) {

    /** Copies the connections. */
    public Place {
        connections = List.copyOf(connections);
    }

    /** The same place seen by these connections only. */
    Place seenBy(List<Connection> some) {
        return new Place(gate, some, contacts, binding, sameEmail);
    }
}
