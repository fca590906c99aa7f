package dev.tandem.server.web.api;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Details;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact as it is sent. */
@Schema(name = "ContactDetails")
record ContactBody(
        @Schema(example = "Jana") @Nullable String firstName,
        @Schema(example = "Weber") @Nullable String lastName,
        @Schema(example = "Praxis Weber") @Nullable String company,
        @Schema(example = "Practice manager") @Nullable String jobTitle,
        @Nullable List<AddressBody> addresses,

        @Schema(description = "Id of a member; null for nobody") @Nullable
        UUID assignedTo,

        @Nullable List<String> tags,
        @Nullable Boolean doNotDisturb) {

    /** An address; the first one that is primary leads, else the first one. */
    @Schema(name = "ContactAddress")
    record AddressBody(
            @Schema(example = "jana.weber@praxis-weber.example") @Nullable
            String value,

            @Nullable Boolean primary) {

        private Address address() {
            return new Address(Objects.requireNonNullElse(value, ""), Boolean.TRUE.equals(primary));
        }

        static AddressBody of(Address address) {
            return new AddressBody(address.value(), address.primary());
        }
    }

    static ContactBody of(Details details) {
        return new ContactBody(
                details.firstName(),
                details.lastName(),
                details.company(),
                details.jobTitle(),
                details.addresses().stream().map(AddressBody::of).toList(),
                details.assignedTo().map(UserId::value).orElse(null),
                details.tags(),
                details.doNotDisturb());
    }

    Details details() {
        return new Details(
                text(firstName),
                text(lastName),
                text(company),
                text(jobTitle),
                given(addresses).stream().map(AddressBody::address).toList(),
                Optional.ofNullable(assignedTo).map(UserId::new),
                given(tags).stream()
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList(),
                Boolean.TRUE.equals(doNotDisturb));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }

    /** A list may be left out, and hold nulls. */
    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
