package dev.tandem.server.web.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.inbound.WhatIf.Imagined;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An email that might be. */
@Schema(name = "WhatIfRequest")
record WhatIfBody(
        @Schema(
                description = "An address of your mailbox makes it an email that leaves",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        RecipientBody from,

        @Schema(description = "Left out together with cc: your mailbox")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable
        List<RecipientBody> to,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<RecipientBody> cc,

        @Schema(description = "A thread of this sub-account in which it stands; left out for a new one") @Nullable
        UUID threadId) {

    /** @throws BadInput with every field named that holds no address */
    Imagined imagined() {
        List<Fault> faults = new ArrayList<>();
        Optional<EmailAddress> author =
                Optional.ofNullable(from).map(RecipientBody::address).flatMap(EmailAddress::parse);
        if (author.isEmpty()) {
            faults.add(Fault.of("from", "address.none"));
        }
        List<EmailAddress> addressed = addresses("to", to, faults);
        List<EmailAddress> copied = addresses("cc", cc, faults);
        BadInput.throwIfAny(faults);
        return new Imagined(author.orElseThrow(), addressed, copied, Optional.ofNullable(threadId));
    }

    private static List<EmailAddress> addresses(String field, @Nullable List<RecipientBody> given, List<Fault> faults) {
        List<EmailAddress> found = new ArrayList<>();
        List<RecipientBody> all = given == null ? List.of() : given;
        for (int at = 0; at < all.size(); at++) {
            Optional<EmailAddress> address =
                    Optional.ofNullable(all.get(at)).map(RecipientBody::address).flatMap(EmailAddress::parse);
            address.ifPresent(found::add);
            if (address.isEmpty()) {
                faults.add(Fault.of(field + "[" + at + "]", "address.none"));
            }
        }
        return found;
    }
}
