package dev.tandem.server.heldback;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.heldback.HeldBackStore.HeldCopy;
import dev.tandem.server.heldback.HeldBackStore.NewImport;
import dev.tandem.server.heldback.HeldBackStore.Reassigned;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.inbound.ArrivalStore;
import dev.tandem.server.inbound.ImportStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * R13: lets in what was held back of some contacts. Assigns them, and puts their held emails back for judging; the mailbox loop judges and
 * imports them as any other, each once. The assignment can be taken back; what came in stays (R11, R72).
 */
@Component
public class ImportHeldBack {

    /** More contacts than these are let in by asking again. */
    static final int CONTACTS_MAX = 200;

    private final HeldBackStore held;
    private final ContactStore contacts;
    private final WriteContact writeContact;
    private final SubAccountStore subAccounts;
    private final ImportStore imports;
    private final ArrivalStore arrivals;
    private final InstantSource clock;

    ImportHeldBack(
            HeldBackStore held,
            ContactStore contacts,
            WriteContact writeContact,
            SubAccountStore subAccounts,
            ImportStore imports,
            ArrivalStore arrivals,
            InstantSource clock) {
        this.held = held;
        this.contacts = contacts;
        this.writeContact = writeContact;
        this.subAccounts = subAccounts;
        this.imports = imports;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /**
     * What somebody wants to let in.
     *
     * @param by whose mailbox it is
     * @param to who gets the contacts
     */
    public record Wish(SubAccountId subAccount, UserId by, Set<UUID> contacts, To to) {}

    /** What becomes of the assignment. */
    public sealed interface To {

        /** This user gets every contact. */
        record User(UserId user) implements To {}

        /** This user gets those that the sub-account's policy would not let pass as they are. */
        record UserIfNeeded(UserId user) implements To {}

        /** It stays as it is, for a policy that lets them pass by now. */
        record AsItIs() implements To {}
    }

    /**
     * Begins; the emails come in one after the other.
     *
     * @return the import, to ask how far it has come; an assignment is changed only where something is held back
     * @throws BadInput with the field named, as the public contract spells it
     */
    @Transactional
    public UUID run(Wish wish) {
        checked(wish);
        imports.lock(List.of(wish.subAccount()));
        Optional<UserId> target = target(wish.to());
        Set<UserId> users = Stream.concat(Stream.of(wish.by()), target.stream()).collect(Collectors.toSet());
        List<HeldCopy> copies = held.copies(wish.subAccount(), wish.contacts(), users);
        Set<UUID> concerned =
                copies.stream().map(HeldCopy::contact).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Reassigned> reassigned = assign(wish, concerned);
        Set<UUID> unchanged = new HashSet<>(concerned);
        reassigned.forEach(one -> unchanged.remove(one.contact()));
        Instant now = clock.instant();
        judgeAgain(copies, now);
        return held.keep(wish.subAccount(), new NewImport(wish.by(), target, reassigned, unchanged, copies), now);
    }

    /** Gives the contacts back to whom they were assigned before, unless somebody changed that since; false if there is nothing to undo. */
    @Transactional
    public boolean undo(SubAccountId subAccount, UserId by, UUID heldImport) {
        List<Reassigned> reassigned = held.undo(subAccount, by, heldImport, clock.instant());
        for (Reassigned one : reassigned) {
            Optional<UserId> before = one.before()
                    .filter(user -> subAccounts.member(subAccount, user).isPresent());
            writeContact.assign(subAccount, one.contact(), before);
        }
        return !reassigned.isEmpty();
    }

    private void checked(Wish wish) {
        List<Fault> faults = new ArrayList<>();
        if (wish.contacts().isEmpty()) {
            faults.add(Fault.of("contactIds", "heldBack.none"));
        }
        if (wish.contacts().size() > CONTACTS_MAX) {
            faults.add(Fault.of("contactIds", "heldBack.many", CONTACTS_MAX));
        }
        target(wish.to())
                .filter(user -> subAccounts.member(wish.subAccount(), user).isEmpty())
                .ifPresent(stranger -> faults.add(Fault.of("assignTo", "contact.assignee")));
        BadInput.throwIfAny(faults);
        if (wish.contacts().stream()
                .anyMatch(id -> contacts.find(wish.subAccount(), id).isEmpty())) {
            throw new BadInput("contactIds", "heldBack.contact");
        }
    }

    private static Optional<UserId> target(To to) {
        return switch (to) {
            case To.User(UserId user) -> Optional.of(user);
            case To.UserIfNeeded(UserId user) -> Optional.of(user);
            case To.AsItIs asItIs -> Optional.empty();
        };
    }

    private List<Reassigned> assign(Wish wish, Set<UUID> concerned) {
        List<Reassigned> reassigned = new ArrayList<>();
        for (UUID contact : concerned) {
            Optional<UserId> before = contacts.find(wish.subAccount(), contact)
                    .orElseThrow()
                    .details()
                    .assignedTo();
            wanted(wish, before)
                    .filter(user -> !before.equals(Optional.of(user)))
                    .ifPresent(user -> {
                        writeContact.assign(wish.subAccount(), contact, Optional.of(user));
                        reassigned.add(new Reassigned(contact, before));
                    });
        }
        return reassigned;
    }

    private Optional<UserId> wanted(Wish wish, Optional<UserId> assigned) {
        return switch (wish.to()) {
            case To.User(UserId user) -> Optional.of(user);
            case To.UserIfNeeded(UserId user) ->
                passes(wish.subAccount(), assigned, user) ? Optional.empty() : Optional.of(user);
            case To.AsItIs asItIs -> Optional.empty();
        };
    }

    private boolean passes(SubAccountId subAccount, Optional<UserId> assigned, UserId user) {
        return subAccounts.find(subAccount).orElseThrow().gatePolicy().admits(assigned, user);
    }

    private void judgeAgain(List<HeldCopy> copies, Instant now) {
        Map<MailboxId, Set<GmailMessageId>> byMailbox = copies.stream()
                .collect(Collectors.groupingBy(
                        HeldCopy::mailbox, Collectors.mapping(HeldCopy::message, Collectors.toSet())));
        byMailbox.forEach((mailbox, messages) -> arrivals.judgeAgain(mailbox, messages, now));
    }
}
