package dev.tandem.server.web.api;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.smartbcc.KeepOwnAddresses;
import dev.tandem.server.smartbcc.KeepOwnAddresses.Own;
import dev.tandem.server.smartbcc.KeepOwnAddresses.Standing;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** From which addresses the caller uses the smart address (R63). A link is confirmed in the browser, by the user who asked for it. */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/smart-bcc/own-addresses")
@Tag(name = "Connection")
class OwnAddressResource {

    private final KeepOwnAddresses addresses;

    OwnAddressResource(KeepOwnAddresses addresses) {
        this.addresses = addresses;
    }

    /** An address of the caller. */
    @Schema(name = "OwnAddress")
    record OwnAddressJson(
            String address,

            @Schema(
                    description =
                            "GIVEN: the login, or the connected mailbox with its send-as addresses. CONFIRMED by its link."
                                    + " ASKED: the link works still. EXPIRED: it was not used in time.")
            Standing standing,

            @Schema(description = "How long the link works; null unless one waits") @Nullable
            Instant linkUntil) {

        static OwnAddressJson of(Own own) {
            return new OwnAddressJson(
                    own.address().value(), own.standing(), own.linkUntil().orElse(null));
        }
    }

    /** Which address. */
    @Schema(name = "NewOwnAddress")
    record NewOwnAddress(
            @Schema(example = "ben@arnold-privat.example") @Nullable
            String address) {}

    @GetMapping
    @Operation(summary = "Addresses from which you use your smart address")
    Listing<OwnAddressJson> list(Access access) {
        demandMember(access);
        return new Listing<>(
                addresses.of(access.subAccountId(), access.userId()).stream()
                        .map(OwnAddressJson::of)
                        .toList(),
                null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Have a link sent to a further address",
            description = "It counts once its link was used. The email leaves through the sub-account's provider.")
    OwnAddressJson ask(Access access, @RequestBody NewOwnAddress body) {
        demandMember(access);
        return OwnAddressJson.of(addresses.ask(access, body.address() == null ? "" : body.address()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a further address", description = "Emails from it wait in quarantine from now on.")
    void remove(Access access, @Parameter(example = "ben@arnold-privat.example") @RequestParam String address) {
        demandMember(access);
        boolean removed = EmailAddress.parse(address)
                .filter(own -> addresses.remove(access.subAccountId(), access.userId(), own))
                .isPresent();
        if (!removed) {
            throw Refusal.notFound();
        }
    }

    private static void demandMember(Access access) {
        if (!access.member()) {
            throw new NotAllowed("connection");
        }
    }
}
