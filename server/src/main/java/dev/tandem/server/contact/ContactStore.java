package dev.tandem.server.contact;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.conversation.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the contacts of a sub-account. Writing methods are called inside a use case's transaction. */
public interface ContactStore {

    /** Contacts, newest email first. */
    Page<Card> list(SubAccountId subAccount, Search search, Optional<String> cursor, int limit);

    /** How many contacts the sub-account has. */
    int count(SubAccountId subAccount);

    /** One contact. */
    Optional<Card> find(SubAccountId subAccount, UUID contact);

    /** The contacts that have this address (R28), first created first (R27). */
    List<Card> withAddress(SubAccountId subAccount, EmailAddress address);

    /** Adds a contact. */
    UUID add(SubAccountId subAccount, Details details, Instant now);

    /** Replaces a contact's details. */
    void change(SubAccountId subAccount, UUID contact, Details details, Instant now);

    /** Deletes the contact and its conversation; its threads become unbound (R75). */
    void delete(SubAccountId subAccount, UUID contact);

    /** Lets one transaction at a time change what the sub-account knows. Held until the transaction ends. */
    void lock(SubAccountId subAccount);

    /** Which contacts have which of these addresses, by key (R28); first created first (R27). */
    List<Owner> owners(SubAccountId subAccount, Collection<String> matchKeys);

    /** These contacts, in this order; unknown ids are left out. */
    List<Card> findAll(SubAccountId subAccount, List<UUID> contacts);

    /** All contacts in the order of their ids, after this one. */
    List<Card> inOrder(SubAccountId subAccount, Optional<UUID> after, int limit);

    /** Adds many contacts; their ids in the same order. */
    List<UUID> addAll(SubAccountId subAccount, List<Details> details, Instant now);

    /** Assigns those of them that have somebody else; answers with what was changed. */
    List<UUID> assignAll(SubAccountId subAccount, List<UUID> contacts, Optional<UserId> user, Instant now);

    /** Adds a tag to those of them that lack it and may have one more; answers with what was changed. */
    List<UUID> tagAll(SubAccountId subAccount, List<UUID> contacts, String tag, Instant now);

    /** Takes a tag off those of them that bear it; answers with what was changed. */
    List<UUID> untagAll(SubAccountId subAccount, List<UUID> contacts, String tag, Instant now);

    /**
     * What to look for; all conditions hold at once.
     *
     * @param text words that all stand in names, company and addresses; empty for all
     * @param address exactly this one, as R28 compares
     * @param assignedTo this user's; {@code unassigned} for nobody's
     * @param tag exactly this one
     */
    record Search(
            String text,
            Optional<EmailAddress> address,
            Optional<UserId> assignedTo,
            boolean unassigned,
            Optional<String> tag) {

        /** With whatever tags. */
        public Search(String text, Optional<EmailAddress> address, Optional<UserId> assignedTo, boolean unassigned) {
            this(text, address, assignedTo, unassigned, Optional.empty());
        }
    }

    /** What a person can write about a contact. The first address that is primary leads; exactly one is. */
    record Details(
            String firstName,
            String lastName,
            String company,
            String jobTitle,
            List<Address> addresses,
            Optional<UserId> assignedTo,
            List<String> tags,
            boolean doNotDisturb) {

        /** The same, with another answer to whether emails are welcome. */
        Details disturbed(boolean notAnyMore) {
            return new Details(firstName, lastName, company, jobTitle, addresses, assignedTo, tags, notAnyMore);
        }
    }

    /** A contact that has an address. */
    record Owner(String matchKey, UUID contactId) {}

    /** An address as written. */
    record Address(String value, boolean primary) {}

    /** A contact as stored. */
    record Card(UUID contactId, Details details, Instant createdAt, Instant updatedAt, Optional<Instant> lastEmailAt) {}
}
