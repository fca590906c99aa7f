package dev.tandem.server.web.api;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.BadInput;
import dev.tandem.server.heldback.ImportHeldBack.To;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose held emails are to come in, and who gets the contacts. */
@Schema(name = "HeldBackImportRequest")
record HeldBackBody(
        @Schema(description = "One contact; or name several in contactIds") @Nullable
        UUID contactId,

        @Nullable List<UUID> contactIds,

        @Schema(
                description =
                        "true: you get them. false: the assignment stays, for a policy that lets them pass by now. Left out: you get those that would be held back again")
        @Nullable
        Boolean assignToMe,

        @Schema(description = "A member who gets them instead") @Nullable
        UUID assignTo) {

    Set<UUID> contacts() {
        Set<UUID> all = new LinkedHashSet<>();
        if (contactId != null) {
            all.add(contactId);
        }
        if (contactIds != null) {
            contactIds.stream().filter(Objects::nonNull).forEach(all::add);
        }
        return all;
    }

    /** @throws BadInput where it contradicts itself */
    To to(UserId caller) {
        if (assignTo != null && Boolean.TRUE.equals(assignToMe) && !assignTo.equals(caller.value())) {
            throw new BadInput("assignTo", "heldBack.both");
        }
        if (assignTo != null) {
            return new To.User(new UserId(assignTo));
        }
        if (assignToMe == null) {
            return new To.UserIfNeeded(caller);
        }
        return assignToMe ? new To.User(caller) : new To.AsItIs();
    }
}
