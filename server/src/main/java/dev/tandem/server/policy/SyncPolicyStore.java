package dev.tandem.server.policy;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.PolicyChangeRules.Judged;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps sync policies and what was changed about them. Writing methods are called inside a use case's transaction. */
public interface SyncPolicyStore {

    /** The policy, with the block list of the sub-account, or of one user. */
    Settings settings(SubAccountId subAccount, Optional<UserId> ownOf);

    /** Every user's own block list. */
    List<OwnEntry> ownEntries(SubAccountId subAccount);

    /** Addresses of the mailboxes that are connected here. */
    Set<EmailAddress> mailboxAddresses(SubAccountId subAccount);

    /** Lets nobody else judge or change anything here until the transaction ends. */
    void lock(SubAccountId subAccount);

    /** Emails with a verdict that another policy may change: held back, or touched by what comes onto a list or goes from it. */
    List<Candidate> candidates(SubAccountId subAccount, Touched touched);

    /** Contacts with an address on these lists, by name. */
    List<Named> contactsOn(SubAccountId subAccount, List<String> entries, int limit);

    /** Writes the policy. */
    void save(SubAccountId subAccount, Optional<UserId> ownOf, Settings settings, Instant now);

    /** Writes down a change and has its emails judged again. */
    UUID keep(SubAccountId subAccount, NewChange change, Instant now);

    /** Changes, newest first. */
    List<Change> changes(SubAccountId subAccount, int limit);

    /** One change. */
    Optional<Change> change(SubAccountId subAccount, UUID change);

    /** Takes back the bindings that only this change made, and has its emails judged again. */
    void takeBack(SubAccountId subAccount, Change change, UserId by, Instant now);

    /**
     * What can be set.
     *
     * @param blocked addresses and domains, as they were written
     * @param internal domains
     */
    record Settings(GatePolicy gate, PlusSuffix suffix, List<String> blocked, List<String> internal) {}

    /** Something on a user's own block list. */
    record OwnEntry(UserId user, String value) {}

    /** What comes onto a list or goes from one; {@code gate}: the gate changes, too. */
    record Touched(boolean gate, List<String> blocked, List<String> freed) {}

    /** A contact by name. */
    record Named(ContactId id, String name) {}

    /** An email with a verdict; {@code named}: whose it is or would be. */
    record Candidate(MailboxId mailbox, GmailMessageId message, Judged judged, Optional<Named> named) {}

    /** Something on a list. */
    record Entry(Kind list, String value) {}

    /** The lists. */
    enum Kind {
        BLOCKED,
        INTERNAL
    }

    /** What is different. Only what is named changed. */
    record Difference(
            GatePolicy gateBefore,
            GatePolicy gateAfter,
            PlusSuffix suffixBefore,
            PlusSuffix suffixAfter,
            List<Entry> added,
            List<Entry> removed) {

        /** Whether nothing is. */
        public boolean none() {
            return gateBefore == gateAfter && suffixBefore == suffixAfter && added.isEmpty() && removed.isEmpty();
        }
    }

    /** A change that is made; {@code coming} and {@code going} as they were foretold. */
    record NewChange(
            UserId by, Optional<UserId> ownOf, Difference difference, List<Candidate> emails, int coming, int going) {}

    /**
     * A change that was made.
     *
     * @param emails how many were to be judged again
     * @param waiting how many of them still are
     * @param cameIn how many are synced that were not
     * @param wentOut how many are not synced any more
     */
    record Change(
            UUID id,
            UserId by,
            String byName,
            Optional<UserId> ownOf,
            Difference difference,
            Instant at,
            Optional<Instant> undoneAt,
            int emails,
            int waiting,
            int cameIn,
            int wentOut) {}
}
