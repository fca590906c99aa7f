package dev.tandem.server.contact;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.BadInput;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.identity.SubAccountStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People arrange many contacts at once: who is in charge of them, and which tags they bear. Ids that are no contacts are passed over. */
@Component
public class ArrangeContacts {

    /** Contacts that are arranged in one go. */
    public static final int CONTACTS_MAX = 500;

    private final ContactStore contacts;
    private final SubAccountStore subAccounts;
    private final ChangeLog changes;
    private final InstantSource clock;

    ArrangeContacts(ContactStore contacts, SubAccountStore subAccounts, ChangeLog changes, InstantSource clock) {
        this.contacts = contacts;
        this.subAccounts = subAccounts;
        this.changes = changes;
        this.clock = clock;
    }

    /** Assigns them to a member or to nobody; how many were changed. */
    @Transactional
    public int assign(SubAccountId subAccount, List<UUID> chosen, Optional<UserId> user) {
        if (user.isPresent() && subAccounts.member(subAccount, user.get()).isEmpty()) {
            throw new BadInput("assignedTo", "contact.assignee");
        }
        return told(subAccount, contacts.assignAll(subAccount, few(chosen), user, clock.instant()));
    }

    /** Adds a tag where it is missing; how many were changed. A contact that has as many as it may have keeps those. */
    @Transactional
    public int addTag(SubAccountId subAccount, List<UUID> chosen, String tag) {
        return told(subAccount, contacts.tagAll(subAccount, few(chosen), Tags.checked(tag), clock.instant()));
    }

    /** Takes a tag off where it is; how many were changed. */
    @Transactional
    public int removeTag(SubAccountId subAccount, List<UUID> chosen, String tag) {
        return told(subAccount, contacts.untagAll(subAccount, few(chosen), tag.strip(), clock.instant()));
    }

    private int told(SubAccountId subAccount, List<UUID> changed) {
        changes.appendAll(
                subAccount,
                changed.stream()
                        .map(contact -> Subject.ofContact(Kind.CONTACT_CHANGED, contact))
                        .toList(),
                clock.instant());
        return changed.size();
    }

    private static List<UUID> few(List<UUID> chosen) {
        if (chosen.size() > CONTACTS_MAX) {
            throw new BadInput("contactIds", "contact.tooMany", CONTACTS_MAX);
        }
        return chosen;
    }
}
