package dev.tandem.core.contact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything people wrote down about a contact.
 *
 * @param addresses in their order; exactly one leads, unless there is none
 * @param doNotDisturb asked for no emails
 */
public record ContactCard(
        ContactId id,
        Instant createdAt,
        PersonName name,
        String company,
        String jobTitle,
        List<WrittenAddress> addresses,
        Optional<UserId> assignedTo,
        List<String> tags,
        boolean doNotDisturb) {

    /** R27: the contact that was created first comes first; ties by id, as text, as {@link Contact} orders them. */
    static final Comparator<ContactCard> FIRST_CREATED_FIRST = Comparator.comparing(ContactCard::createdAt)
            .thenComparing(card -> card.id().toString());

    /** Copies the lists. */
    public ContactCard {
        addresses = List.copyOf(addresses);
        tags = List.copyOf(tags);
    }

    /**
     * This one and another as one: what is empty here is filled from there, addresses and tags are united, and whoever asked for no
     * emails is left in peace. The assignment is this one's.
     */
    ContactCard joined(ContactCard other) {
        return new ContactCard(
                id,
                createdAt,
                name.filledFrom(other.name),
                filled(company, other.company),
                filled(jobTitle, other.jobTitle),
                oneLeads(Stream.concat(
                                addresses.stream(), other.addresses.stream().filter(theirs -> !has(theirs)))
                        .toList()),
                assignedTo,
                Stream.concat(tags.stream(), other.tags.stream()).distinct().toList(),
                doNotDisturb || other.doNotDisturb);
    }

    private static String filled(String own, String others) {
        return own.isEmpty() ? others : own;
    }

    boolean has(WrittenAddress address) {
        return addresses.stream().anyMatch(own -> own.matchKey().equals(address.matchKey()));
    }

    /** Those of its addresses that the other has not, by their keys. */
    Set<String> keysBeyond(ContactCard other) {
        return addresses.stream()
                .filter(address -> !other.has(address))
                .map(WrittenAddress::matchKey)
                .collect(Collectors.toSet());
    }

    /** The first that leads goes on leading; where none does, the first address begins to. */
    static List<WrittenAddress> oneLeads(List<WrittenAddress> addresses) {
        Optional<WrittenAddress> leader = addresses.stream()
                .filter(WrittenAddress::primary)
                .findFirst()
                .or(() -> addresses.stream().findFirst());
        return addresses.stream()
                .map(address -> address.leading(leader.filter(address::equals).isPresent()))
                .toList();
    }
}
