package dev.tandem.server.contact;

import dev.tandem.core.contact.ContactCard;
import dev.tandem.core.contact.MergePlan;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps merges of contacts, with everything it takes to undo them. Writing methods are called inside a use case's transaction. */
public interface MergeStore {

    /** Lets one transaction at a time merge, and no email come in meanwhile. Held until the transaction ends. */
    void lock(SubAccountId subAccount);

    /** These contacts as they are; unknown ids are left out. */
    List<ContactCard> cards(SubAccountId subAccount, List<UUID> contacts);

    /**
     * Makes them one: conversations, threads, messages and verdicts of the others become those of the one that stays; bindings go on
     * pointing to their threads.
     */
    UUID merge(SubAccountId subAccount, MergePlan plan, Deed deed);

    /** A merge. */
    Optional<Merge> find(SubAccountId subAccount, UUID merge);

    /** The merges into this contact that can still be undone, newest first. */
    List<Merge> undoable(SubAccountId subAccount, UUID contact, Instant now);

    /** The plan as it was made, from what was kept; empty for an unknown merge. */
    Optional<MergePlan> plan(SubAccountId subAccount, UUID merge);

    /** Everybody gets back what was theirs, and what came since then into their threads; {@code stays} is what the one that stayed becomes. */
    void undo(SubAccountId subAccount, Merge merge, ContactCard stays, Instant now);

    /** Forgets what was kept of merges that can no longer be undone; over all sub-accounts by purpose. */
    void forget(Instant now);

    /** Who merges, when, and until when it can be undone. */
    record Deed(UserId by, Instant at, Instant undoUntil) {}

    /** A merge that was done. {@code others}: those that became part of the one that stays. */
    record Merge(
            UUID mergeId,
            UUID into,
            List<UUID> others,
            Instant mergedAt,
            Instant undoUntil,
            Optional<Instant> undoneAt) {}
}
