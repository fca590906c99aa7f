package dev.tandem.server.inbound;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.server.conversation.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Messages that failed too often and wait for a person (F11), as far as a connection sees them. Nothing of their content is here. */
public interface ParkedStore {

    /** A stretch of them, the last put aside first. */
    Page<Parked> list(UUID connection, Optional<String> cursor, int limit);

    /**
     * Lets them be judged once more and wakes the mailbox, called inside a use case's transaction. Says how many there are.
     *
     * @param message only this one; empty for all
     */
    int retry(UUID connection, Optional<GmailMessageId> message, Instant now);

    /**
     * A message that was put aside.
     *
     * @param metAt when Tandem first heard of it
     * @param attempts how often it failed
     * @param reason in the provider's or the program's words, without content
     */
    record Parked(GmailMessageId message, Instant metAt, Instant parkedAt, int attempts, String reason) {}
}
