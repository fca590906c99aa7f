package dev.tandem.server.web.api;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.web.api.ContactBody.AddressBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact. */
@Schema(name = "Contact")
record ContactJson(
        UUID id,
        @Schema(example = "Jana") String firstName,
        @Schema(example = "Weber") String lastName,
        @Schema(example = "Praxis Weber") String company,
        @Schema(example = "Practice manager") String jobTitle,
        List<AddressBody> addresses,

        @Schema(description = "Id of a user, or null") @Nullable
        UUID assignedTo,

        List<String> tags,
        boolean doNotDisturb,
        Instant createdAt,
        Instant updatedAt,

        @Schema(description = "When the last email came or left, or null") @Nullable
        Instant lastEmailAt) {

    static ContactJson of(Card card) {
        Details details = card.details();
        return new ContactJson(
                card.contactId(),
                details.firstName(),
                details.lastName(),
                details.company(),
                details.jobTitle(),
                details.addresses().stream().map(AddressBody::of).toList(),
                details.assignedTo().map(UserId::value).orElse(null),
                details.tags(),
                details.doNotDisturb(),
                card.createdAt(),
                card.updatedAt(),
                card.lastEmailAt().orElse(null));
    }
}
