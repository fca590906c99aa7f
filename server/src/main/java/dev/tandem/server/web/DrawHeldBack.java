package dev.tandem.server.web;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.server.heldback.HeldBackStore;
import dev.tandem.server.heldback.HeldBackStore.HeldContact;
import dev.tandem.server.heldback.HeldBackStore.ImportLine;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Draws what is held back from the reader, and what was let in. */
@Component
class DrawHeldBack {

    /** More contacts than these show once some of them are let in. */
    static final int ROWS_MAX = 200;

    private final HeldBackStore held;

    DrawHeldBack(HeldBackStore held) {
        this.held = held;
    }

    HeldBackView view(Visit visit) {
        GatePolicy policy = visit.access().subAccount().gatePolicy();
        List<HeldBackView.Row> rows = held
                .contacts(visit.subAccount(), visit.user().id(), ROWS_MAX)
                .stream()
                .map(contact -> row(visit, policy, contact))
                .toList();
        return new HeldBackView(
                count(visit),
                rows,
                visit.people(),
                visit.user().id().toString(),
                rows.stream().anyMatch(HeldBackView.Row::passes));
    }

    int count(Visit visit) {
        return held.count(visit.subAccount(), visit.user().id());
    }

    Optional<HeldBackView.Imported> imported(Visit visit, UUID heldImport) {
        return held.find(visit.subAccount(), visit.user().id(), heldImport).map(line -> imported(visit, line));
    }

    private static HeldBackView.Row row(Visit visit, GatePolicy policy, HeldContact contact) {
        return new HeldBackView.Row(
                contact.contactId(),
                contact.name().isEmpty() ? contact.address().orElse("") : contact.name(),
                contact.address().orElse(""),
                visit.person(contact.assignedTo()),
                policy.admits(contact.assignedTo(), visit.user().id()),
                contact.emails(),
                contact.newest(),
                contact.oldest(),
                contact.newestId().value());
    }

    private static HeldBackView.Imported imported(Visit visit, ImportLine line) {
        return new HeldBackView.Imported(
                line.id(),
                line.emails(),
                line.imported(),
                line.waiting(),
                line.reassigned(),
                visit.person(line.assignedTo()),
                line.assignedTo().equals(Optional.of(visit.user().id())),
                line.undoneAt().isPresent());
    }
}
