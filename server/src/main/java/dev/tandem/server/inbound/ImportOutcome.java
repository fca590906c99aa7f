package dev.tandem.server.inbound;

import java.time.Instant;
import java.util.Optional;

/** How far an import came. Whatever it is, nothing is lost. */
public sealed interface ImportOutcome {

    /** Everything that history knew is in the ledger, and everything due has its verdict. */
    record ReadToEnd() implements ImportOutcome {}

    /**
     * Not everything yet, and nothing is wrong: others have their turn first, or there are no units left for the moment (F37).
     *
     * @param at when to go on
     */
    record GoOn(Instant at) implements ImportOutcome {}

    /** The consent is gone (R74). */
    record ConsentLost() implements ImportOutcome {}

    /**
     * The provider cannot be asked right now.
     *
     * @param notBefore its wish, if it stated one
     * @param reason for logs and states, without content
     */
    record TryLater(Optional<Instant> notBefore, String reason) implements ImportOutcome {}

    /** Waiting for units is no failure, of the message or of the look (F12). */
    static ImportOutcome outOfUnits(Optional<Instant> until, Instant now) {
        return new GoOn(until.orElse(now));
    }
}
