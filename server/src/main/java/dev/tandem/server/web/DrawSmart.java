package dev.tandem.server.web;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.smartbcc.CaptureStore;
import dev.tandem.server.smartbcc.KeepOwnAddresses;
import dev.tandem.server.smartbcc.KeepSmartAddress;
import dev.tandem.server.smartbcc.LookThroughCaptures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the reader's smart address and what came to it. */
@Component
class DrawSmart {

    private final KeepSmartAddress addresses;
    private final KeepOwnAddresses ownAddresses;
    private final LookThroughCaptures captures;

    DrawSmart(KeepSmartAddress addresses, KeepOwnAddresses ownAddresses, LookThroughCaptures captures) {
        this.addresses = addresses;
        this.ownAddresses = ownAddresses;
        this.captures = captures;
    }

    /**
     * One email that came.
     *
     * @param contactId absent where it was filed under nobody, or the contact is gone
     */
    record Line(
            UUID id,
            Instant at,
            CaptureStore.State state,
            @Nullable String reason,
            String author,
            String subject,
            @Nullable UUID contactId,
            @Nullable String contact) {

        static Line of(CaptureStore.Line line) {
            return new Line(
                    line.capture(),
                    line.acceptedAt(),
                    line.state(),
                    line.reason()
                            .filter(reason -> line.state() != CaptureStore.State.WAITING)
                            .orElse(null),
                    line.author(),
                    line.subject(),
                    line.contact().orElse(null),
                    line.contactName().orElse(null));
        }
    }

    /** Null where smart addresses do not exist. */
    @Nullable
    SmartCard card(Visit visit) {
        return addresses
                .of(visit.subAccount(), visit.user().id())
                .map(shown -> new SmartCard(
                        shown.current().map(EmailAddress::value).orElse(null),
                        shown.previous().stream()
                                .map(old -> new SmartCard.Previous(old.address().value(), old.refusedFrom()))
                                .toList(),
                        waiting(visit),
                        own(visit)))
                .orElse(null);
    }

    /** Emails in quarantine. */
    int waiting(Visit visit) {
        return captures.waiting(visit.subAccount(), visit.user().id());
    }

    private List<SmartCard.Own> own(Visit visit) {
        return ownAddresses.of(visit.subAccount(), visit.user().id()).stream()
                .map(own -> new SmartCard.Own(
                        own.address().value(), own.standing(), own.linkUntil().orElse(null)))
                .toList();
    }

    Page<Line> lines(Visit visit, Optional<String> cursor) {
        var page = captures.arrived(visit.subAccount(), visit.user().id(), cursor, LookThroughCaptures.LINES_MAX);
        return new Page<>(page.items().stream().map(Line::of).toList(), page.nextCursor());
    }
}
