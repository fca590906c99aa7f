package dev.tandem.server.outbound;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.bench.Scene;
import java.util.UUID;

/** Somebody without a mailbox writes from the CRM, for tests of other rooms. */
public final class ProviderWriting {

    private ProviderWriting() {}

    /** An email of this user's to Jana, queued. */
    public static UUID toJana(Scene scene, UserId author) {
        return Writing.toJana(scene).by(author).queued();
    }
}
