package dev.tandem.server.web;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Member;
import dev.tandem.server.identity.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A reader inside a sub-account, for the length of one request, with the colleagues there. */
record Visit(Access access, List<Member> members) {

    SubAccountId subAccount() {
        return access.subAccountId();
    }

    /**
     * The sub-account, for what only its members have (R03).
     *
     * @throws NothingHere for everybody else
     */
    SubAccountId ofMember() {
        if (!access.member()) {
            throw new NothingHere();
        }
        return subAccount();
    }

    /** Who reads; under "Log in as user" the person whose eyes are borrowed. */
    User user() {
        return access.actor().user();
    }

    /** Everybody a contact can be assigned to. */
    List<Person> people() {
        return members.stream().map(member -> person(member.user())).toList();
    }

    /** A colleague by id. */
    @Nullable
    Person person(Optional<UserId> user) {
        return members.stream()
                .map(Member::user)
                .filter(member -> user.equals(Optional.of(member.id())))
                .findFirst()
                .map(Visit::person)
                .orElse(null);
    }

    static Person person(User user) {
        return new Person(user.id().value(), user.name());
    }

    /** Whether this address is a colleague's login. */
    boolean staff(String address) {
        return members.stream().anyMatch(member -> member.user().loginAddress().equalsIgnoreCase(address));
    }

    /** Whether this address is the reader's own login. */
    boolean own(String address) {
        return user().loginAddress().equalsIgnoreCase(address);
    }

    /** Address of a page in this sub-account. */
    String path(String rest) {
        return "/s/" + subAccount() + rest;
    }
}
