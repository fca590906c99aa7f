package dev.tandem.core.contact;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How several contacts become one, and one several again.
 *
 * @param stays the one that stays, as it was before
 * @param others those that become part of it, first created first
 * @param result what the one that stays becomes
 */
public record MergePlan(ContactCard stays, List<ContactCard> others, ContactCard result) {

    /**
     * The plan for these contacts, each named once. Without a wish the one that was created first stays, which owns what they have in
     * common already (R27).
     *
     * @param chosen at least one contact of one sub-account
     * @param into which of them is to stay
     */
    public static MergePlan of(List<ContactCard> chosen, Optional<ContactId> into) {
        List<ContactCard> ordered =
                chosen.stream().sorted(ContactCard.FIRST_CREATED_FIRST).toList();
        ContactCard stays = ordered.stream()
                .filter(card -> into.filter(card.id()::equals).isPresent())
                .findFirst()
                .orElse(ordered.getFirst());
        List<ContactCard> others =
                ordered.stream().filter(card -> !card.id().equals(stays.id())).toList();
        return new MergePlan(stays, others, others.stream().reduce(stays, ContactCard::joined));
    }

    /**
     * What the one that stayed becomes when the merge is undone: what came from the others goes, what people changed since then stays.
     *
     * @param now as it is before the undoing
     */
    public ContactCard undone(ContactCard now) {
        Set<String> theirAddresses = result.keysBeyond(stays);
        Set<String> theirTags = new HashSet<>(result.tags());
        stays.tags().forEach(theirTags::remove);
        return new ContactCard(
                now.id(),
                now.createdAt(),
                unlessChanged(now, ContactCard::name),
                unlessChanged(now, ContactCard::company),
                unlessChanged(now, ContactCard::jobTitle),
                ContactCard.oneLeads(now.addresses().stream()
                        .filter(address -> !theirAddresses.contains(address.matchKey()))
                        .toList()),
                now.assignedTo(),
                now.tags().stream().filter(tag -> !theirTags.contains(tag)).toList(),
                unlessChanged(now, ContactCard::doNotDisturb));
    }

    private <T> T unlessChanged(ContactCard now, Function<ContactCard, T> field) {
        T today = field.apply(now);
        return today.equals(field.apply(result)) ? field.apply(stays) : today;
    }
}
