package dev.tandem.server.web.api;

import dev.tandem.server.webhook.WebhookCaller.Trouble;
import dev.tandem.server.webhook.WebhookStore.Delivery;
import dev.tandem.server.webhook.WebhookStore.State;
import dev.tandem.server.webhook.WebhookStore.Webhook;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook; {@code secret} is shown once. */
@Schema(name = "Webhook")
record WebhookJson(
        UUID id,

        @Schema(example = "https://hooks.company.example/tandem")
        URI url,

        Instant createdAt,

        @Schema(description = "Changes it has not heard of yet")
        long waiting,

        @Schema(description = "What became of the last change that was posted") @Nullable
        DeliveryJson last,

        @Schema(
                description = "What signatures are made with; only in the answer that makes it",
                example = "tandem_whs_…")
        @Nullable
        String secret) {

    static WebhookJson of(Webhook webhook, @Nullable String secret) {
        return new WebhookJson(
                webhook.id(),
                webhook.url(),
                webhook.createdAt(),
                webhook.waiting(),
                webhook.last().map(DeliveryJson::of).orElse(null),
                secret);
    }

    /** What a new webhook is to be. */
    @Schema(name = "NewWebhook")
    record Body(
            @Schema(
                    description = "Where changes are posted to, by https or http",
                    example = "https://hooks.company.example/tandem")
            @Nullable
            String url) {}

    /** What became of a change at a webhook. */
    @Schema(name = "WebhookDelivery")
    record DeliveryJson(
            @Schema(description = "Number of the change, as in the event stream", example = "1204")
            String id,

            @Schema(example = "message.arrived") String type,
            State state,
            int attempts,

            @Schema(description = "What was answered, if anything was", example = "503") @Nullable
            Integer status,

            @Nullable Trouble trouble,
            Instant attemptedAt) {

        static DeliveryJson of(Delivery delivery) {
            return new DeliveryJson(
                    Long.toString(delivery.number()),
                    delivery.type(),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.status().orElse(null),
                    delivery.trouble().orElse(null),
                    delivery.attemptedAt());
        }
    }
}
