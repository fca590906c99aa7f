package dev.tandem.server.identity;

import dev.tandem.core.contact.UserId;
import java.time.Instant;
import java.util.Optional;

/** Remembers the answers to requests that carry an Idempotency-Key. Every method is called inside the transaction of the deed. */
public interface RequestLedger {

    /**
     * Claims the key for this request. Waits while another request with the same key is under way, and then says what came of it.
     *
     * @return empty if the key was free: the deed is to be done now, in this transaction
     */
    Optional<Earlier> claim(Claim claim, Instant now, Instant forgetBefore);

    /** Keeps the answer of the request that claimed the key. */
    void answered(Claim claim, Answered answer);

    /**
     * A request that may come again.
     *
     * @param hash of everything the request asks for
     */
    record Claim(UserId user, String key, String hash) {}

    /** What was answered; secrets that are shown only once are not part of the body. */
    record Answered(int status, String body, String location) {}

    /** An earlier request with this key; {@code sameRequest} tells whether it asked for the same. */
    record Earlier(boolean sameRequest, Answered answer) {}
}
