package dev.tandem.scenarios.simulation.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Everything the rules may ask about, as it stands at one moment of a story. Lists are walked from end to end: it may be slow. */
final class World {

    /** Since when a user's mailbox is synced with a sub-account, in events of the story; and whether that is paused. */
    record Link(UUID subAccount, UUID user, String mailbox, int since, boolean paused) {

        Link(UUID subAccount, UUID user, String mailbox, int since) {
            this(subAccount, user, mailbox, since, false);
        }

        Link paused(boolean by) {
            return new Link(subAccount, user, mailbox, since, by);
        }
    }

    /** A thread of a mailbox in a sub-account. */
    record ThreadKey(UUID subAccount, String mailbox, String thread) {}

    /** A copy in a sub-account. */
    record Place(CopyId copy, UUID subAccount) {}

    /** A thread of a mailbox, wherever it shows. */
    record MailboxThread(String mailbox, String thread) {}

    /** What was last said about a copy in a sub-account, and when. */
    record Said(Event.Judged judged, int at, Optional<UUID> heldFor) {}

    final Map<UUID, String> gates = new LinkedHashMap<>();
    final List<Event.Joined> members = new ArrayList<>();
    final List<KnownContact> contacts = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final Map<CopyId, TrueCopy> copies = new LinkedHashMap<>();
    final Map<UUID, Event.Written> written = new LinkedHashMap<>();
    final Set<UUID> knownAsSent = new LinkedHashSet<>();
    final Map<ThreadKey, ShownThread> bindings = new HashMap<>();
    final Map<MailboxThread, Event.Claimed> claims = new HashMap<>();
    final List<ShownEmail> emails = new ArrayList<>();
    final Map<Place, Said> verdicts = new LinkedHashMap<>();
    final Map<Place, Integer> toBeJudgedAgain = new LinkedHashMap<>();

    /** A copy that some mailbox holds or held. */
    TrueCopy copy(CopyId id) {
        return Objects.requireNonNull(copies.get(id), id::toString);
    }

    /** The connections of a mailbox in a sub-account. */
    List<Link> links(UUID subAccount, String mailbox) {
        return links.stream()
                .filter(link ->
                        link.subAccount().equals(subAccount) && link.mailbox().equals(mailbox))
                .toList();
    }

    /** R16: who works there, by the address of the login or of a mailbox that is connected there. */
    boolean isStaff(UUID subAccount, String address) {
        Stream<String> logins = members.stream()
                .filter(member -> member.subAccount().equals(subAccount))
                .map(Event.Joined::login);
        Stream<String> mailboxes = links.stream()
                .filter(link -> link.subAccount().equals(subAccount))
                .map(Link::mailbox);
        return Stream.concat(logins, mailboxes)
                .anyMatch(own -> KnownContact.reached(own).equals(KnownContact.reached(address)));
    }

    /** R27: the contact with this address that was created first. */
    Optional<KnownContact> whoHas(UUID subAccount, String address) {
        return contacts.stream()
                .filter(contact -> contact.subAccount.equals(subAccount) && contact.has(address))
                .findFirst();
    }

    Optional<KnownContact> contact(UUID subAccount, UUID id) {
        return contacts.stream()
                .filter(contact -> contact.subAccount.equals(subAccount) && contact.id.equals(id))
                .findFirst();
    }

    /** The email of the CRM that this copy is what was made of, if it is one: sent through this mailbox, and marked so by us. */
    Optional<Event.Written> echoOf(TrueCopy copy) {
        return copy.isSent() ? madeOf(copy) : Optional.empty();
    }

    /** The same, be it still a draft. */
    Optional<Event.Written> madeOf(TrueCopy copy) {
        return copy.mark()
                .flatMap(mark -> Optional.ofNullable(written.get(mark)))
                .filter(email -> email.mailbox().equals(copy.id.mailbox()))
                .filter(email -> copy.isSent() || copy.isDraft());
    }

    Optional<ShownEmail> shown(UUID subAccount, UUID writtenMessage) {
        return in(subAccount)
                .filter(email -> email.written.equals(Optional.of(writtenMessage)))
                .findFirst();
    }

    Optional<ShownEmail> shown(UUID subAccount, CopyId copy) {
        return in(subAccount).filter(email -> email.copies.contains(copy)).findFirst();
    }

    Optional<ShownEmail> withIdentity(UUID subAccount, String identity) {
        return in(subAccount)
                .filter(email -> email.identity.equals(Optional.of(identity)))
                .findFirst();
    }

    Stream<ShownEmail> in(UUID subAccount) {
        return emails.stream().filter(email -> email.thread.subAccount.equals(subAccount));
    }

    /** Who else has the thread of this copy (R32, R33). */
    Optional<Event.Claimed> claimedElsewhere(UUID subAccount, MailboxThread thread) {
        return Optional.ofNullable(claims.get(thread))
                .filter(claim -> !claim.subAccount().equals(subAccount));
    }

    /** Everything in mailboxes that a thread came through. */
    Set<MailboxThread> behind(ShownThread thread) {
        Set<MailboxThread> behind = new LinkedHashSet<>();
        bindings.forEach((key, shown) -> {
            if (shown == thread) {
                behind.add(new MailboxThread(key.mailbox(), key.thread()));
            }
        });
        emails.stream()
                .filter(email -> email.thread == thread)
                .flatMap(email -> email.copies.stream())
                .map(copies::get)
                .forEach(copy -> behind.add(copy.mailboxThread()));
        return behind;
    }

    /** R32: all of it is had by others. */
    boolean isHidden(ShownThread thread) {
        Set<MailboxThread> behind = behind(thread);
        return !behind.isEmpty()
                && behind.stream()
                        .allMatch(each ->
                                claimedElsewhere(thread.subAccount, each).isPresent());
    }

    static ThreadKey key(UUID subAccount, TrueCopy copy) {
        return new ThreadKey(subAccount, copy.id.mailbox(), copy.thread);
    }
}
