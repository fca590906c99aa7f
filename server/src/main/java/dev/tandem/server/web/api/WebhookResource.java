package dev.tandem.server.web.api;

import dev.tandem.server.identity.Access;
import dev.tandem.server.web.api.WebhookJson.Body;
import dev.tandem.server.web.api.WebhookJson.DeliveryJson;
import dev.tandem.server.web.api.protocol.Answer;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Once;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import dev.tandem.server.webhook.KeepWebhooks;
import dev.tandem.server.webhook.WebhookStore.Webhook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programs that hear of every change in a sub-account, for whoever runs it. */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/webhooks")
@Tag(name = "Webhooks")
class WebhookResource {

    private final KeepWebhooks webhooks;

    WebhookResource(KeepWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping
    @Operation(summary = "The webhooks, without their secrets", description = "For admins.")
    Listing<WebhookJson> list(Access access, Stretch stretch) {
        return Listing.of(stretch.of(webhooks.list(access), Webhook::id), webhook -> WebhookJson.of(webhook, null));
    }

    @PostMapping
    @Operation(
            summary = "Make a webhook",
            description =
                    "For admins. From now on every change is posted to it as an Event with `subAccountId`, in order and at least once:"
                            + " the same `id` may come again. `Tandem-Signature` is `v1=` and the HMAC-SHA256, in hex, of the"
                            + " header `Tandem-Timestamp` (seconds since 1970), a dot and the body, with the secret as the key. Refuse"
                            + " what is older than five minutes. Any answer from 200 to 299 within ten seconds takes the change; after"
                            + " anything else it is posted again, ever more slowly, and given up when it is a day old. Redirects are"
                            + " not followed. The answer shows the secret this once; repeated with the same Idempotency-Key it is"
                            + " null.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WebhookJson.class)))
    ResponseEntity<Object> make(Access access, Once once, @RequestBody Body body) {
        return once.answer(body, () -> {
            KeepWebhooks.Made made = webhooks.make(access, body.url() == null ? "" : body.url());
            return new Answer(
                    201,
                    "/sub-accounts/" + access.subAccountId() + "/webhooks/"
                            + made.webhook().id(),
                    WebhookJson.of(made.webhook(), made.secret()),
                    WebhookJson.of(made.webhook(), null));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "One webhook", description = "For admins.")
    WebhookJson show(Access access, @PathVariable UUID id) {
        return WebhookJson.of(found(access, id), null);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a webhook", description = "For admins.")
    void remove(Access access, @PathVariable UUID id) {
        if (!webhooks.remove(access, id)) {
            throw Refusal.notFound();
        }
    }

    @GetMapping("/{id}/deliveries")
    @Operation(
            summary = "What became of changes at a webhook",
            description = "For admins. The latest first, of the last seven days.")
    Listing<DeliveryJson> deliveries(Access access, @PathVariable UUID id, Stretch stretch) {
        found(access, id);
        return Listing.of(webhooks.deliveries(access, id, stretch.cursor(), stretch.limit()), DeliveryJson::of);
    }

    private Webhook found(Access access, UUID id) {
        return webhooks.find(access, id).orElseThrow(Refusal::notFound);
    }
}
