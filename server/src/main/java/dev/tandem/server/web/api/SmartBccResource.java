package dev.tandem.server.web.api;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.smartbcc.KeepSmartAddress;
import dev.tandem.server.smartbcc.KeepSmartAddress.Grace;
import dev.tandem.server.smartbcc.LookThroughCaptures;
import dev.tandem.server.web.api.SmartBccJson.CaptureJson;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's smart address and what came to it (R60 to R66). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/smart-bcc")
@Tag(name = "Connection")
class SmartBccResource {

    private final KeepSmartAddress addresses;
    private final LookThroughCaptures captures;

    SmartBccResource(KeepSmartAddress addresses, LookThroughCaptures captures) {
        this.addresses = addresses;
        this.captures = captures;
    }

    /** How the old address goes. */
    @Schema(name = "SmartBccRotation")
    record Rotation(
            @Schema(description = "How long the old address still works; NONE if left out") @Nullable
            Grace grace) {}

    /** What else to do when an email is released. */
    @Schema(name = "SmartBccRelease")
    record Release(
            @Schema(description = "Accept everything from its sender from now on") @Nullable
            Boolean always,

            @Schema(description = "File it under the contact with this address", example = "jana@praxis-weber.example")
            @Nullable
            String under) {}

    @GetMapping
    @Operation(
            summary = "Your smart address",
            description =
                    "For members. What is sent with it in Cc or Bcc is filed here. Whoever never had one gets one.")
    SmartBccJson show(Access access) {
        demandMember(access);
        return addresses
                .of(access.subAccountId(), access.userId())
                .map(SmartBccJson::of)
                .orElseThrow(Refusal::notFound);
    }

    @PostMapping("/rotate")
    @Operation(summary = "Replace your smart address", description = "Also makes a new one after it was revoked.")
    SmartBccJson rotate(Access access, @RequestBody(required = false) @Nullable Rotation body) {
        demandMember(access);
        Grace grace = body == null || body.grace() == null ? Grace.NONE : body.grace();
        return addresses
                .replace(access.subAccountId(), access.userId(), grace)
                .map(SmartBccJson::of)
                .orElseThrow(Refusal::notFound);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Revoke your smart address",
            description = "It is refused from now on, and so are those that were replaced and still worked.")
    void revoke(Access access) {
        demandMember(access);
        addresses.revoke(access.subAccountId(), access.userId());
    }

    @GetMapping("/captures")
    @Operation(summary = "What came to your smart addresses", description = "The newest first.")
    Listing<CaptureJson> captures(Access access, Stretch stretch) {
        return Listing.of(
                captures.arrived(access.subAccountId(), access.userId(), stretch.cursor(), stretch.limit()),
                CaptureJson::of);
    }

    @GetMapping("/quarantine")
    @Operation(summary = "What waits because its sender could not be confirmed", description = "The newest first.")
    Listing<CaptureJson> quarantine(Access access, Stretch stretch) {
        return Listing.of(
                captures.quarantine(access.subAccountId(), access.userId(), stretch.cursor(), stretch.limit()),
                CaptureJson::of);
    }

    @PostMapping("/quarantine/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "File it all the same",
            description =
                    "With `always` everything else from its sender, too; with `under` below the contact with this address.")
    void release(Access access, @PathVariable UUID id, @RequestBody(required = false) @Nullable Release body) {
        SubAccountId subAccount = access.subAccountId();
        UserId owner = access.userId();
        boolean always = body != null && Boolean.TRUE.equals(body.always());
        if (body != null && body.under() != null) {
            fileUnder(access, id, body.under(), always);
        } else {
            demandFound(
                    always ? captures.releaseAlways(subAccount, owner, id) : captures.release(subAccount, owner, id));
        }
    }

    private void fileUnder(Access access, UUID id, String under, boolean always) {
        if (always) {
            throw new BadInput("under", "capture.underAlways");
        }
        EmailAddress address = EmailAddress.parse(under).orElseThrow(() -> new BadInput("under", "address.none"));
        switch (captures.fileUnder(access.subAccountId(), access.userId(), id, address)) {
            case NO_CONTACT -> throw new BadInput("under", "capture.noContact");
            case NO_EMAIL -> throw Refusal.notFound();
            case FILED -> {}
        }
    }

    @PostMapping("/quarantine/{id}/drop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw it away")
    void drop(Access access, @PathVariable UUID id) {
        demandFound(captures.drop(access.subAccountId(), access.userId(), id));
    }

    private static void demandFound(boolean found) {
        if (!found) {
            throw Refusal.notFound();
        }
    }

    private static void demandMember(Access access) {
        if (!access.member()) {
            throw new NotAllowed("connection");
        }
    }
}
