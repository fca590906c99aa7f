package dev.tandem.server.web;

import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.draft.Draft;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws drafts as rows of a list. */
@Component
class DrawDrafts {

    private static final int START_CHARACTERS = 160;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final ContactStore contacts;

    DrawDrafts(ContactStore contacts) {
        this.contacts = contacts;
    }

    /**
     * A draft.
     *
     * @param name of the contact; null for one to nobody yet, which shows {@code to}
     * @param answer whether it answers something, and needs no subject of its own
     * @param where its composer opens
     * @param start of its text
     */
    public record Row(
            UUID id,
            @Nullable String name,
            String to,
            String subject,
            String start,
            Instant savedAt,
            int files,
            String where,
            boolean answer) {}

    List<Row> rows(Visit visit, List<Draft> drafts) {
        return drafts.stream().map(draft -> row(visit, draft)).toList();
    }

    private Row row(Visit visit, Draft draft) {
        Optional<ContactStore.Card> contact = draft.contact().flatMap(id -> contacts.find(visit.subAccount(), id));
        String text = draft.content().text().replaceAll("\\s+", " ").strip();
        return new Row(
                draft.id(),
                contact.map(card -> DrawContact.name(card.details())).orElse(null),
                draft.content().to(),
                draft.content().subject(),
                text.substring(0, Math.min(text.length(), START_CHARACTERS)),
                draft.savedAt(),
                draft.files().size(),
                visit.path(where(draft)),
                draft.content().kind() != Draft.Kind.NEW);
    }

    private static String where(Draft draft) {
        return draft.contact()
                .map(contact -> "/contacts/" + contact
                        + switch (draft.content().kind()) {
                            case NEW -> "/write";
                            case FORWARD -> "/answer?write=forward";
                            case REPLY, REPLY_ALL -> "/answer";
                        })
                .orElse("/conversations/new");
    }

    /** The hour at which it was kept, on the reader's clocks. */
    String savedAt(Visit visit, Draft draft) {
        return HOUR.withZone(visit.user().timeZone()).format(draft.savedAt());
    }
}
