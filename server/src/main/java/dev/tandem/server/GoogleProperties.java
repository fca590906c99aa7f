package dev.tandem.server;

import dev.tandem.core.mailbox.Tariff;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's Google project ({@code TANDEM_GOOGLE_*}).
 *
 * @param clientId OAuth client of type "Web application"; absent: the sandbox
 * @param clientSecret its secret
 * @param apiRoot root of the Gmail API; absent: Google's, or the emulator's
 * @param authRoot root of the account chooser and consent page
 * @param tokenUrl where codes and refresh tokens are exchanged
 * @param answerWait how long a call may go without an answer; uploads may take longer
 * @param securityEvents takes Google's Cross-Account Protection events in at {@code /google/security-events}
 */
public record GoogleProperties(
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable URI apiRoot,
        @Nullable URI authRoot,
        @Nullable URI tokenUrl,
        @DefaultValue("20s") Duration answerWait,
        @DefaultValue("false") boolean securityEvents,
        @DefaultValue Pubsub pubsub,
        @DefaultValue Quota quota) {

    public GoogleProperties {
        clientId = TandemProperties.givenOrNull(clientId);
        clientSecret = TandemProperties.givenOrNull(clientSecret);
    }

    /**
     * How Gmail tells us about changes ({@code TANDEM_GOOGLE_PUBSUB_*}); without a topic we poll.
     *
     * @param topic {@code projects/…/topics/…}
     * @param subscription {@code projects/…/subscriptions/…} to pull from; needs no public address
     * @param audience what the token of a push must be made for; set it to take in pushes at {@code /gmail/push}
     * @param serviceAccount the address that signs pushes
     * @param credentials key file of a service account that may pull
     * @param root root of the Pub/Sub API; absent: Google's, or the emulator's
     */
    public record Pubsub(
            @Nullable String topic,
            @Nullable String subscription,
            @Nullable String audience,
            @Nullable String serviceAccount,
            @Nullable Path credentials,
            @Nullable URI root) {
        public Pubsub {
            topic = TandemProperties.givenOrNull(topic);
            subscription = TandemProperties.givenOrNull(subscription);
            audience = TandemProperties.givenOrNull(audience);
            serviceAccount = TandemProperties.givenOrNull(serviceAccount);
        }
    }

    /**
     * What the project may spend ({@code TANDEM_GOOGLE_QUOTA_*}).
     *
     * @param tariff which price list counts: {@code since-may-2026} or {@code before}
     * @param unitsPerMinute units of one mailbox; absent: as the price list says
     * @param projectUnitsPerMinute units of all mailboxes together
     */
    public record Quota(
            @DefaultValue("since-may-2026") Tariff tariff,
            @Nullable Integer unitsPerMinute,
            @DefaultValue("1200000") int projectUnitsPerMinute) {

        /** Units of one mailbox in a minute. */
        public int mailboxUnits() {
            return unitsPerMinute == null ? tariff.unitsPerMinute() : unitsPerMinute;
        }
    }
}
