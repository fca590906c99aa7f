package dev.tandem.server.web.api;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.identity.Access;
import dev.tandem.server.inbound.ParkedStore;
import dev.tandem.server.inbound.ParkedStore.Parked;
import dev.tandem.server.inbound.RetryParked;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.web.api.ParkedJson.EmailJson;
import dev.tandem.server.web.api.ParkedJson.RetriedJson;
import dev.tandem.server.web.api.ParkedJson.RetryBody;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Emails of a mailbox that failed too often and wait for a person (F11). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/connection/parked")
@Tag(name = "Connection")
class ParkedResource {

    private final RetryParked retryParked;
    private final ParkedStore parked;

    ParkedResource(RetryParked retryParked, ParkedStore parked) {
        this.retryParked = retryParked;
        this.parked = parked;
    }

    @GetMapping
    @Operation(
            summary = "Emails that were put aside, the last one first",
            description =
                    "They failed again and again, for a reason of their own; everything behind them went on. Nothing of their"
                            + " content is kept. Your own; admins can ask for those of another user.")
    ParkedJson list(
            Access access,
            Stretch stretch,
            @Parameter(description = "Whose, for admins; your own without") @RequestParam Optional<UUID> userId) {
        ConnectionState connection =
                retryParked.connection(access, userId.map(UserId::new)).orElseThrow(Refusal::notFound);
        Page<Parked> page = parked.list(connection.connectionId(), stretch.cursor(), stretch.limit());
        return new ParkedJson(
                page.items().stream().map(EmailJson::of).toList(),
                page.nextCursor().orElse(null));
    }

    @PostMapping("/retry")
    @Operation(
            summary = "Judge them once more",
            description = "One of them or all. Those that fail again are put aside again.")
    RetriedJson retry(
            Access access,
            @Parameter(description = "Whose, for admins; your own without") @RequestParam Optional<UUID> userId,
            @RequestBody RetryBody body) {
        Optional<GmailMessageId> message =
                Optional.ofNullable(body.gmailMessageId()).map(GmailMessageId::new);
        return new RetriedJson(
                retryParked.run(access, userId.map(UserId::new), message).orElseThrow(Refusal::notFound));
    }
}
