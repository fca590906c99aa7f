package dev.tandem.scenarios.simulation.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Everything the rules may ask about, as it stands at one moment of a story. Lists are walked from end to end: it may be slow. */
final class World {

    /** Since when a user's mailbox is synced with a sub-account, in events of the story. */
    record Link(UUID subAccount, UUID user, String mailbox, int since) {}

    /** A thread of a mailbox in a sub-account. */
    record ThreadKey(UUID subAccount, String mailbox, String thread) {}

    /** A copy in a sub-account. */
    record Place(CopyId copy, UUID subAccount) {}

    /** What was last said about a copy in a sub-account, and when. */
    record Said(Event.Judged judged, int at) {}

    final Map<UUID, String> gates = new LinkedHashMap<>();
    final List<Event.Joined> members = new ArrayList<>();
    final List<KnownContact> contacts = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final Map<CopyId, TrueCopy> copies = new LinkedHashMap<>();
    final Set<String> expired = new LinkedHashSet<>();
    final Map<UUID, Event.Written> written = new LinkedHashMap<>();
    final Map<ThreadKey, ShownThread> bindings = new HashMap<>();
    final Set<ThreadKey> begunInCrm = new LinkedHashSet<>();
    final List<ShownEmail> emails = new ArrayList<>();
    final Map<Place, Said> verdicts = new LinkedHashMap<>();

    /** The connections of a mailbox in a sub-account. */
    List<Link> links(UUID subAccount, String mailbox) {
        return links.stream()
                .filter(link ->
                        link.subAccount().equals(subAccount) && link.mailbox().equals(mailbox))
                .toList();
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

    static ThreadKey key(UUID subAccount, TrueCopy copy) {
        return new ThreadKey(subAccount, copy.id.mailbox(), copy.thread);
    }
}
