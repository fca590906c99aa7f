package dev.tandem.core.given;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactBook;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.conversation.ConversationThreadId;
import dev.tandem.core.conversation.Place;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.core.mailbox.Baseline;
import dev.tandem.core.mailbox.Connection;
import dev.tandem.core.mailbox.HistoryCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sub-account as one message meets it. */
public final class GivenPlace {

    /** When a connection is made unless a story says otherwise, at history 1000. */
    public static final Instant CONNECTED_AT = Instant.parse("2026-11-02T09:00:00Z");

    public static final long CONNECTED_AT_HISTORY = 1000;

    private final List<Connection> connections = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private GatePolicy gate = GatePolicy.ASSIGNED;
    private PlusSuffix suffix = PlusSuffix.COUNTS;
    private Optional<Binding> binding = Optional.empty();
    private Optional<Binding> sameEmail = Optional.empty();

    private GivenPlace() {}

    public static GivenPlace connectedBy(UserId user) {
        return new GivenPlace().alsoConnectedBy(user, CONNECTED_AT_HISTORY, CONNECTED_AT);
    }

    public GivenPlace alsoConnectedBy(UserId user, long history, Instant providerTime) {
        connections.add(new Connection(user, new Baseline(new HistoryCursor(history), providerTime)));
        return this;
    }

    public GivenPlace knows(GivenContact contact) {
        contacts.add(contact.known());
        return this;
    }

    public GivenPlace gate(GatePolicy policy) {
        gate = policy;
        return this;
    }

    /** R28: the sub-account has chosen that "+suffix" names nobody else. */
    public GivenPlace ignoringSuffix() {
        suffix = PlusSuffix.IGNORED;
        return this;
    }

    /** R11: the message's thread is bound to this contact's conversation. */
    public GivenPlace boundTo(String contact) {
        binding = Optional.of(bindingOf(contact));
        return this;
    }

    /** R29: the very same email stands already in this contact's conversation. */
    public GivenPlace alreadyHolds(String contact) {
        sameEmail = Optional.of(bindingOf(contact));
        return this;
    }

    public Place place() {
        return new Place(gate, connections, new ContactBook(contacts, suffix), binding, sameEmail);
    }

    public static Binding bindingOf(String contact) {
        return new Binding(new ConversationThreadId(People.idOf("thread with " + contact)), GivenContact.idOf(contact));
    }
}
