package dev.tandem.server.gmail;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.mailbox.PushDesk;
import dev.tandem.server.mailbox.SecurityEventDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/** The real desk for pushes, for tests of its door. */
public final class PushDesks {

    private PushDesks() {}

    /** With these settings. */
    public static PushDesk with(TandemProperties properties, InstantSource clock) {
        try {
            return new GooglePushDesk(properties, new GoogleKeys(properties), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one for security events. */
    public static SecurityEventDesk securityEvents(TandemProperties properties) {
        try {
            return new GoogleSecurityEvents(properties, new OAuthClient(properties), new GoogleKeys(properties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
