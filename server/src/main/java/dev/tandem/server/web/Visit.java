package dev.tandem.server.web;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reader inside a sub-account, for the length of one request. Whoever has a visit may read there.
 *
 * @param user who reads; under "log in as user" the person whose eyes are borrowed
 * @param behind who really sits there, absent otherwise (R03)
 * @param member whether {@code user} is a member; only members have a profile and a connection (R03)
 */
public record Visit(
        Reader user, @Nullable Person behind, Where where, boolean member, boolean admin, List<Colleague> colleagues) {

    /** The person and the way they like pages. */
    public record Reader(UserId id, String name, String login, Locale language, ZoneId zone, Theme theme) {}

    /** The sub-account. */
    public record Where(SubAccountId id, String name, String agency, GatePolicy gatePolicy) {}

    /** A member of the sub-account. */
    public record Colleague(Person person, String login, boolean admin) {}

    /** The sub-account's id. */
    public SubAccountId subAccount() {
        return where.id();
    }

    /** Everybody a contact can be assigned to. */
    public List<Person> people() {
        return colleagues.stream().map(Colleague::person).toList();
    }

    /** A colleague by id. */
    public @Nullable Person person(Optional<UserId> user) {
        return user.flatMap(id -> person(id.value())).orElse(null);
    }

    /** Whether this address is a colleague's login. */
    public boolean staff(String address) {
        return colleagues.stream().anyMatch(colleague -> colleague.login().equalsIgnoreCase(address));
    }

    /** Address of a page in this sub-account. */
    public String path(String rest) {
        return "/s/" + where.id() + rest;
    }

    private Optional<Person> person(UUID id) {
        return people().stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
