package dev.tandem.server.gmail;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.mailbox.PushDesk;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes Pub/Sub's pushes, if the operator wants them. */
@Component
final class GooglePushDesk implements PushDesk {

    private static final String BEARER = "Bearer ";

    private final Optional<PushTokens> tokens;

    GooglePushDesk(TandemProperties properties, GoogleKeys keys, InstantSource clock) {
        var pubsub = properties.google().pubsub();
        String audience = pubsub.audience();
        String serviceAccount = pubsub.serviceAccount();
        if (audience != null && serviceAccount == null) {
            throw new IllegalStateException("TANDEM_GOOGLE_PUBSUB_AUDIENCE opens the door for pushes; set"
                    + " TANDEM_GOOGLE_PUBSUB_SERVICE_ACCOUNT too, the address of the service account that signs them, or anybody's"
                    + " Google account could knock.");
        }
        this.tokens = audience == null || serviceAccount == null
                ? Optional.empty()
                : Optional.of(new PushTokens(keys, audience, serviceAccount, clock));
    }

    @Override
    public boolean isOpen() {
        return tokens.isPresent();
    }

    @Override
    public Reading read(String authorization, byte[] body) {
        if (tokens.isEmpty() || !authorization.startsWith(BEARER)) {
            return new Reading.NotVouchedFor("no token");
        }
        return switch (tokens.get()
                .check(authorization.substring(BEARER.length()).strip())) {
            case PushTokens.Finding.Bad(String reason) -> new Reading.NotVouchedFor(reason);
            case PushTokens.Finding.Unknown(String reason) -> new Reading.CannotTell(reason);
            case PushTokens.Finding.Good good ->
                NoticeReading.ofPush(body)
                        .<Reading>map(Reading.Told::new)
                        .orElseGet(() -> new Reading.Unreadable("it holds no notice of Gmail"));
        };
    }
}
