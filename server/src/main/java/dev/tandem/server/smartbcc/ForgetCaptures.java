package dev.tandem.server.smartbcc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what was filed nowhere no longer than its owner needs to decide about it. What became of each email stays, so that it can always be
 * said; its bytes go with the next look for bytes that nobody needs.
 */
@Component
public class ForgetCaptures {

    /** How long an email waits in quarantine. */
    public static final Duration WAITS_MAX = Duration.ofDays(30);

    /** How long the list shows who wrote what, of an email that was filed nowhere. */
    public static final Duration TOLD_MAX = Duration.ofDays(90);

    private final CaptureStore captures;
    private final OwnAddressStore addresses;
    private final InstantSource clock;

    ForgetCaptures(CaptureStore captures, OwnAddressStore addresses, InstantSource clock) {
        this.captures = captures;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** One look. */
    @Transactional
    public void run() {
        Instant now = clock.instant();
        captures.dropAcceptedBefore(now.minus(WAITS_MAX), now);
        captures.forgetAcceptedBefore(now.minus(TOLD_MAX));
        addresses.forgetSentUntil(now.minus(KeepOwnAddresses.WINDOW));
    }
}
