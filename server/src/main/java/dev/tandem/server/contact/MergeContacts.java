package dev.tandem.server.contact;

import dev.tandem.core.contact.ContactCard;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.MergePlan;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.BadInput;
import dev.tandem.server.contact.MergeStore.Deed;
import dev.tandem.server.contact.MergeStore.Merge;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.AuditTrail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People find that several contacts are one and the same. For a day they can change their minds. */
@Component
public class MergeContacts {

    /** Contacts that become one at once. */
    public static final int CONTACTS_MAX = 20;

    /** How long a merge can be undone. */
    public static final Duration UNDO_FOR = Duration.ofDays(1);

    private final MergeStore merges;
    private final ConversationQueries conversations;
    private final ChangeLog changes;
    private final AuditTrail audit;
    private final InstantSource clock;

    MergeContacts(
            MergeStore merges,
            ConversationQueries conversations,
            ChangeLog changes,
            AuditTrail audit,
            InstantSource clock) {
        this.merges = merges;
        this.conversations = conversations;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** What would result. @throws BadInput for fewer than two contacts, or too many */
    @Transactional(readOnly = true)
    public MergePlan preview(SubAccountId subAccount, List<UUID> chosen, Optional<UUID> into) {
        return plan(subAccount, chosen, into);
    }

    /** Makes them one. @throws BadInput for fewer than two contacts, too many, or a result that no contact may be */
    @Transactional
    public UUID merge(Access access, List<UUID> chosen, Optional<UUID> into) {
        SubAccountId subAccount = access.subAccountId();
        Instant now = clock.instant();
        merges.lock(subAccount);
        MergePlan plan = plan(subAccount, chosen, into);
        if (plan.result().addresses().size() > WriteContact.ADDRESSES_MAX) {
            throw new BadInput("contactIds", "contact.addresses", WriteContact.ADDRESSES_MAX);
        }
        UUID merge = merges.merge(subAccount, plan, new Deed(access.userId(), now, now.plus(UNDO_FOR)));
        UUID stays = plan.stays().id().value();
        List<UUID> others =
                plan.others().stream().map(card -> card.id().value()).toList();
        tell(subAccount, stays, others.stream().map(other -> Subject.ofContact(Kind.CONTACT_DELETED, other)), now);
        audit.record(access, "contacts.merged", stays + " from " + others, now);
        return merge;
    }

    /** Gives everybody back what was theirs. Undoing twice changes nothing the second time. */
    @Transactional
    public Undone undo(Access access, UUID id) {
        SubAccountId subAccount = access.subAccountId();
        Instant now = clock.instant();
        merges.lock(subAccount);
        Optional<Merge> merge = merges.find(subAccount, id);
        Optional<MergePlan> plan = merges.plan(subAccount, id);
        if (merge.isEmpty() || plan.isEmpty()) {
            return Undone.UNKNOWN;
        }
        if (merge.get().undoneAt().isPresent()) {
            return Undone.DONE;
        }
        if (!merge.get().undoUntil().isAfter(now)) {
            return Undone.TOO_LATE;
        }
        List<ContactCard> standing =
                merges.cards(subAccount, List.of(merge.get().into()));
        if (standing.isEmpty()) {
            return Undone.GONE;
        }
        merges.undo(subAccount, merge.get(), plan.get().undone(standing.getFirst()), now);
        Stream<Subject> back =
                merge.get().others().stream().map(other -> Subject.ofContact(Kind.CONTACT_CHANGED, other));
        tell(subAccount, merge.get().into(), back, now);
        audit.record(access, "contacts.mergeUndone", merge.get().into().toString(), now);
        return Undone.DONE;
    }

    /** Forgets what was kept of merges that can no longer be undone. */
    @Transactional
    public void forgetPast() {
        merges.forget(clock.instant());
    }

    private void tell(SubAccountId subAccount, UUID stays, Stream<Subject> others, Instant now) {
        Stream<Subject> conversation = conversations.conversationOf(subAccount, stays).stream()
                .map(id -> Subject.ofConversation(Kind.CONVERSATION_CHANGED, id));
        Stream<Subject> contacts = Stream.concat(Stream.of(Subject.ofContact(Kind.CONTACT_CHANGED, stays)), others);
        changes.appendAll(subAccount, Stream.concat(contacts, conversation).toList(), now);
    }

    private MergePlan plan(SubAccountId subAccount, List<UUID> chosen, Optional<UUID> into) {
        List<UUID> each =
                Stream.concat(into.stream(), chosen.stream()).distinct().toList();
        if (each.size() > CONTACTS_MAX) {
            throw new BadInput("contactIds", "contact.tooMany", CONTACTS_MAX);
        }
        List<ContactCard> cards = merges.cards(subAccount, each);
        if (cards.size() < 2 || cards.size() < each.size()) {
            throw new BadInput("contactIds", "merge.two");
        }
        return MergePlan.of(cards, into.map(ContactId::new));
    }

    /** What became of an attempt to undo. */
    public enum Undone {
        DONE,
        UNKNOWN,
        /** More than a day has passed. */
        TOO_LATE,
        /** The contact that stayed was deleted, or merged into another: that merge has to be undone first. */
        GONE
    }
}
