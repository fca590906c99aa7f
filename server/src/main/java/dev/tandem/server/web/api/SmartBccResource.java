package dev.tandem.server.web.api;

import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.smartbcc.CaptureStore.Line;
import dev.tandem.server.smartbcc.KeepSmartAddress;
import dev.tandem.server.smartbcc.KeepSmartAddress.Grace;
import dev.tandem.server.smartbcc.LookThroughCaptures;
import dev.tandem.server.web.api.SmartBccJson.CaptureJson;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
    @Operation(summary = "What came to your smart addresses", description = "The last hundred, the newest first.")
    Listing<CaptureJson> captures(Access access) {
        return listing(captures.arrived(access.subAccountId(), access.userId()));
    }

    @GetMapping("/quarantine")
    @Operation(
            summary = "What waits because its sender could not be confirmed",
            description = "The last hundred, the newest first.")
    Listing<CaptureJson> quarantine(Access access) {
        return listing(captures.quarantine(access.subAccountId(), access.userId()));
    }

    @PostMapping("/quarantine/{id}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "File it all the same")
    void release(Access access, @PathVariable UUID id) {
        demandFound(captures.release(access.subAccountId(), access.userId(), id));
    }

    @PostMapping("/quarantine/{id}/drop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw it away")
    void drop(Access access, @PathVariable UUID id) {
        demandFound(captures.drop(access.subAccountId(), access.userId(), id));
    }

    private static Listing<CaptureJson> listing(List<Line> lines) {
        return new Listing<>(lines.stream().map(CaptureJson::of).toList(), null);
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
