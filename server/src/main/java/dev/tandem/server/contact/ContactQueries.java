package dev.tandem.server.contact;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what stands around contacts for people: tags, neighbours, threads, signs. Every question is asked inside one sub-account. */
public interface ContactQueries {

    /** The tags in use, in the order of the alphabet, at most {@code limit}. */
    List<String> tags(SubAccountId subAccount, int limit);

    /**
     * What a list says beside these contacts; those without a sign are left out.
     *
     * @param visible the other sub-accounts that the reader may see; nothing of any other is told
     */
    List<Signs> signs(SubAccountId subAccount, List<UUID> contacts, List<SubAccountId> visible);

    /** The contact above this one, newest email first. */
    Optional<UUID> above(SubAccountId subAccount, UUID contact);

    /** The contact below this one, newest email first. */
    Optional<UUID> below(SubAccountId subAccount, UUID contact);

    /** The threads of the contact's conversation, newest first. */
    List<ThreadLine> threads(SubAccountId subAccount, UUID contact);

    /** R23: threads of other contacts in which one of this contact's addresses was in To, Cc or Bcc; newest first. */
    List<TookPart> tookPart(SubAccountId subAccount, UUID contact, int limit);

    /** Contacts that may be one and the same: an address in common, or name and company; at most {@code limit} groups. */
    List<Duplicates> duplicates(SubAccountId subAccount, int limit);

    /** Signs beside a contact. {@code alsoIn}: ids of visible sub-accounts where a contact has one of the addresses. */
    record Signs(UUID contactId, List<SubAccountId> alsoIn, boolean heldBack) {}

    /** A thread of a contact. {@code failed}: how many of its emails were not sent. */
    record ThreadLine(UUID threadId, UUID conversationId, String subject, int messages, int failed, Instant lastAt) {}

    /** A thread of somebody else in which the contact took part, by the latest email where it did. */
    record TookPart(
            UUID conversationId, UUID threadId, UUID messageId, String subject, Role role, UUID ownerId, Instant at) {}

    /** Contacts, first created first, and what they have in common: the address, or empty for name and company. */
    record Duplicates(Optional<String> address, List<UUID> contacts) {}
}
