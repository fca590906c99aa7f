package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.campaign.Campaign;
import dev.tandem.server.campaign.Campaign.Audience;
import dev.tandem.server.campaign.Campaign.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form of a campaign.
 *
 * @param assignedTo an id, or empty for everybody's contacts
 * @param chosen how many contacts were named one by one, by a program; 0 where the tag and the assignment decide
 * @param contacts those that somebody ticked, as long as nothing is kept
 * @param errors sentences by field
 */
public record CampaignForm(
        String name,
        String subject,
        String text,
        String tag,
        String assignedTo,
        String perHour,
        int chosen,
        List<UUID> contacts,
        Map<String, String> errors) {

    static final CampaignForm EMPTY = new CampaignForm("", "", "", "", "", "", 0, List.of(), Map.of());

    /** An empty one to exactly these contacts. */
    static CampaignForm to(List<UUID> contacts) {
        return new CampaignForm("", "", "", "", "", "", contacts.size(), contacts, Map.of());
    }

    static CampaignForm of(Content content) {
        return new CampaignForm(
                content.name(),
                content.subject(),
                content.text(),
                content.audience().tag().orElse(""),
                content.audience().assignedTo().map(UserId::toString).orElse(""),
                content.perHour().map(String::valueOf).orElse(""),
                content.audience().contacts().map(List::size).orElse(0),
                List.of(),
                Map.of());
    }

    /** As it comes back. */
    record Written(
            @Nullable String name,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String tag,
            @Nullable String assignedTo,
            @Nullable String perHour,
            @Nullable List<UUID> contact) {

        /** Contacts that a program named, and formatted text that it gave, stay as they are. */
        Content content(Optional<Campaign> before) {
            Optional<Content> old = before.map(Campaign::content);
            Optional<Audience> named = old.map(Content::audience)
                    .filter(audience -> audience.contacts().isPresent())
                    .or(() -> Optional.ofNullable(contact)
                            .map(ticked -> new Audience(Optional.of(ticked), Optional.empty(), Optional.empty())));
            return new Content(
                    given(name),
                    given(subject),
                    given(text).replace("\r\n", "\n").strip(),
                    old.flatMap(Content::html)
                            .filter(html -> old.get()
                                    .text()
                                    .equals(given(text).replace("\r\n", "\n").strip())),
                    named.orElseGet(() -> new Audience(
                            Optional.empty(),
                            Optional.of(given(tag)).filter(word -> !word.isEmpty()),
                            Ids.parse(given(assignedTo)).map(UserId::new))),
                    pace());
        }

        /** What is no number counts as one that cannot be. */
        private Optional<Integer> pace() {
            String written = given(perHour);
            return written.isEmpty()
                    ? Optional.empty()
                    : Optional.of(written.matches("\\d{1,6}") ? Integer.parseInt(written) : 0);
        }

        CampaignForm back(Map<String, String> errors, int chosen) {
            return new CampaignForm(
                    given(name),
                    given(subject),
                    given(text),
                    given(tag),
                    given(assignedTo),
                    given(perHour),
                    contact == null ? chosen : contact.size(),
                    contact == null ? List.of() : contact,
                    errors);
        }

        private static String given(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }
}
