package dev.tandem.core.given;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contact, told the way a colleague would tell it. */
public final class GivenContact {

    private final String name;
    private final Set<EmailAddress> addresses;
    private Instant createdAt = Instant.parse("2026-03-02T08:00:00Z");
    private Optional<UserId> assignedTo = Optional.empty();

    private GivenContact(String name, Set<EmailAddress> addresses) {
        this.name = name;
        this.addresses = addresses;
    }

    public static GivenContact contact(String name, String... addresses) {
        return new GivenContact(
                name, Stream.of(addresses).map(EmailAddress::new).collect(Collectors.toSet()));
    }

    public GivenContact assignedTo(UserId user) {
        assignedTo = Optional.of(user);
        return this;
    }

    public GivenContact createdAt(String instant) {
        createdAt = Instant.parse(instant);
        return this;
    }

    public Contact known() {
        return new Contact(idOf(name), createdAt, addresses, assignedTo);
    }

    public static ContactId idOf(String name) {
        return new ContactId(People.idOf(name));
    }
}
