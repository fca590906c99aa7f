package dev.tandem.server.web.api;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.Mirror;
import dev.tandem.server.BadInput;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.mailbox.BeginConnection;
import dev.tandem.server.mailbox.BeginConnection.Wish;
import dev.tandem.server.mailbox.DisconnectMailbox;
import dev.tandem.server.mailbox.LimitMailbox;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MirrorStore;
import dev.tandem.server.mailbox.PauseMailbox;
import dev.tandem.server.smartbcc.KeepSmartAddress;
import dev.tandem.server.web.api.protocol.MergePatch;
import dev.tandem.server.web.api.protocol.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The caller's own mailbox in a sub-account (R02 to R07, R70, R71). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/connection")
@Tag(name = "Connection")
class ConnectionResource {

    private static final String GMAIL = "GMAIL";

    private final MailboxStore mailboxes;
    private final BeginConnection beginConnection;
    private final DisconnectMailbox disconnectMailbox;
    private final PauseMailbox pauseMailbox;
    private final LimitMailbox limitMailbox;
    private final MirrorStore mirrors;
    private final KeepSmartAddress smartAddresses;
    private final InstantSource clock;

    ConnectionResource(
            MailboxStore mailboxes,
            BeginConnection beginConnection,
            DisconnectMailbox disconnectMailbox,
            PauseMailbox pauseMailbox,
            LimitMailbox limitMailbox,
            MirrorStore mirrors,
            KeepSmartAddress smartAddresses,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.beginConnection = beginConnection;
        this.disconnectMailbox = disconnectMailbox;
        this.pauseMailbox = pauseMailbox;
        this.limitMailbox = limitMailbox;
        this.mirrors = mirrors;
        this.smartAddresses = smartAddresses;
        this.clock = clock;
    }

    /** Which mailbox shall be connected. */
    @Schema(name = "NewConnection")
    record NewConnection(
            @Schema(allowableValues = GMAIL, example = GMAIL) @Nullable
            String provider,

            @Schema(
                    description =
                            "While the consent for one address is lost, only that address is taken; true to use another one from now on")
            @Nullable
            Boolean changeAddress) {}

    /** Where the person gives consent. */
    @Schema(name = "Authorization")
    record Authorization(
            @Schema(description = "To be opened in a browser within ten minutes")
            URI authorizationUrl) {}

    /** Changes of a connection; what is left out stays. */
    @Schema(name = "ConnectionChange")
    record ConnectionChange(
            @Schema(
                    implementation = MirrorJson.class,
                    description =
                            "Which changes travel (R19): `toGmail` and `fromGmail`, each with `read`, `starred`, `archived` and `trashed`; a plain boolean sets all four")
            @Nullable
            JsonNode mirror,

            @Schema(
                    description =
                            "True: nothing is synced until it is false again; what came meanwhile is brought in then")
            @Nullable
            Boolean paused,

            @Schema(
                    description =
                            "Individual emails that may leave from this mailbox in 24 hours, over all sub-accounts (R46)",
                    example = "2000")
            @Nullable
            Integer dailyLimit) {}

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Choose which changes travel, pause, or set the daily limit",
            description = "What changed before is not made up for. What came during a pause is brought in after it.")
    ConnectionJson change(Access access, @RequestBody ConnectionChange body) {
        Mirror before = mirrors.of(access.subAccountId(), access.userId()).orElseThrow(Refusal::notFound);
        if (body.mirror() != null) {
            mirrors.set(access.subAccountId(), access.userId(), MirrorJson.changed(before, body.mirror()));
        }
        if (body.paused() != null) {
            pauseMailbox.run(access.subAccountId(), access.userId(), body.paused());
        }
        if (body.dailyLimit() != null) {
            limitMailbox.run(access.subAccountId(), access.userId(), body.dailyLimit());
        }
        return show(access);
    }

    @GetMapping
    @Operation(summary = "Your connection", description = "`DISCONNECTED` where there is none.")
    ConnectionJson show(Access access) {
        return mailboxes
                .connectionOf(access.subAccountId(), access.userId())
                .map(connection -> ConnectionJson.of(
                        connection,
                        mirrors.of(access.subAccountId(), access.userId()).orElse(Mirror.EVERYTHING),
                        clock.instant()))
                .orElseGet(ConnectionJson::none)
                .with(smart(access));
    }

    /** Members have one; whoever never had one gets one. */
    private @Nullable String smart(Access access) {
        return Optional.of(access)
                .filter(Access::member)
                .flatMap(caller -> smartAddresses.of(caller.subAccountId(), caller.userId()))
                .flatMap(KeepSmartAddress.Shown::current)
                .map(EmailAddress::value)
                .orElse(null);
    }

    @PostMapping
    @Operation(
            summary = "Set out to connect a mailbox, or another one",
            description =
                    "For members. Open the address in any browser; when the consent is given, the mailbox is connected. The same"
                            + " while connected changes the address (R70).")
    Authorization begin(Access access, @RequestBody NewConnection body) {
        if (!GMAIL.equals(body.provider())) {
            throw new BadInput("provider", "json.oneOf", GMAIL);
        }
        Wish wish = new Wish(access.subAccountId(), access.userId(), false, Boolean.TRUE.equals(body.changeAddress()));
        return beginConnection.run(wish).map(Authorization::new).orElseThrow(() -> new NotAllowed("connection"));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Disconnect",
            description =
                    "Nothing is synced any more; what was synced stays (R71, R72). Where nothing is connected, nothing happens.")
    void end(Access access) {
        disconnectMailbox.run(access.subAccountId(), access.userId());
    }
}
