package dev.tandem.server.identity;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.conversation.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps sub-accounts and who belongs to them. Writing methods are called inside a use case's transaction. */
public interface SubAccountStore {

    /** One sub-account. */
    Optional<SubAccount> find(SubAccountId subAccount);

    /** The sub-accounts of an agency, oldest first. */
    Page<SubAccount> ofAgency(UUID agency, Optional<String> cursor, int limit);

    /** The sub-accounts a user belongs to, by name. */
    List<Membership> ofUser(UserId user);

    /** Adds a sub-account. */
    SubAccountId add(UUID agency, Settings settings, Instant now);

    /** Changes a sub-account's settings. */
    void change(SubAccountId subAccount, Settings settings);

    /** Its members, by name. */
    List<Member> members(SubAccountId subAccount);

    /** One member. */
    Optional<Member> member(SubAccountId subAccount, UserId user);

    /** Adds a member, or changes the role of one. */
    void addMember(SubAccountId subAccount, UserId user, MemberRole role, Instant now);

    /** Removes a member; false if it was none. */
    boolean removeMember(SubAccountId subAccount, UserId user);

    /** What can be set. */
    record Settings(String name, ZoneId timeZone, Language language, GatePolicy gatePolicy, int dailyLimit) {}
}
