package dev.tandem.server.web;

import dev.tandem.core.contact.ContactCard;
import dev.tandem.core.contact.MergePlan;
import dev.tandem.core.contact.WrittenAddress;
import dev.tandem.server.contact.ContactQueries;
import dev.tandem.server.contact.ContactQueries.Duplicates;
import dev.tandem.server.contact.ContactQueries.ThreadLine;
import dev.tandem.server.contact.MergeStore;
import dev.tandem.server.contact.MergeStore.Merge;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Draws contacts that may become one, what would become of them, and the merges that can be undone. */
@Component
class DrawMerge {

    private final MergeStore merges;
    private final ContactQueries queries;
    private final InstantSource clock;

    DrawMerge(MergeStore merges, ContactQueries queries, InstantSource clock) {
        this.merges = merges;
        this.queries = queries;
        this.clock = clock;
    }

    MergeView preview(Visit visit, MergePlan plan) {
        ContactCard result = plan.result();
        return new MergeView(
                plan.stays().id().value(),
                Stream.concat(Stream.of(plan.stays()), plan.others().stream())
                        .sorted(Comparator.comparing(ContactCard::createdAt)
                                .thenComparing(card -> card.id().toString()))
                        .map(card -> choice(visit, card))
                        .toList(),
                new MergeView.Result(
                        name(result),
                        line(result),
                        result.addresses().stream()
                                .map(address -> new MergeView.Address(address.value(), address.primary()))
                                .toList(),
                        result.tags(),
                        visit.person(result.assignedTo()),
                        result.doNotDisturb()));
    }

    MergeView.Group group(Visit visit, Duplicates duplicates) {
        return new MergeView.Group(
                duplicates.address().orElse(""),
                merges.cards(visit.subAccount(), duplicates.contacts()).stream()
                        .map(card -> choice(visit, card))
                        .toList());
    }

    /** The merges into this contact that can be undone. */
    List<MergeView.Done> undoable(Visit visit, UUID contact) {
        return merges.undoable(visit.subAccount(), contact, clock.instant()).stream()
                .map(merge -> done(visit, merge))
                .toList();
    }

    private MergeView.Done done(Visit visit, Merge merge) {
        String names = merges.plan(visit.subAccount(), merge.mergeId()).stream()
                .flatMap(plan -> plan.others().stream())
                .map(DrawMerge::name)
                .collect(Collectors.joining(", "));
        return new MergeView.Done(merge.mergeId(), names, merge.undoUntil());
    }

    private MergeView.Choice choice(Visit visit, ContactCard card) {
        int emails = queries.threads(visit.subAccount(), card.id().value()).stream()
                .mapToInt(ThreadLine::messages)
                .sum();
        return new MergeView.Choice(
                card.id().value(), name(card), line(card), addresses(card), card.createdAt(), emails);
    }

    /** First and last name; a contact without one is called by the address, as everywhere. */
    private static String name(ContactCard card) {
        String name = (card.name().first() + " " + card.name().last()).strip();
        return !name.isEmpty() ? name : card.addresses().isEmpty() ? card.company() : addresses(card);
    }

    private static String addresses(ContactCard card) {
        return card.addresses().stream().map(WrittenAddress::value).collect(Collectors.joining(", "));
    }

    private static String line(ContactCard card) {
        return Stream.of(card.jobTitle(), card.company())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
