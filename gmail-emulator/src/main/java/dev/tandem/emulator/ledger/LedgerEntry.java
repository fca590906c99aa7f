package dev.tandem.emulator.ledger;

import java.time.Instant;

/**
 * One call.
 *
 * @param seq grows by one; the cursor for readers
 * @param time by the emulator's clock
 * @param method the discovery id, such as gmail.users.messages.get; or oauth.token, pubsub.push and the like
 * @param path with its query, secrets left out
 * @param account whose mailbox, or empty
 * @param units quota units that were charged
 * @param fault true when the answer was made by a fault
 * @param error the answer's body when it was an error, else empty
 */
public record LedgerEntry(
        long seq,
        Instant time,
        String method,
        String verb,
        String path,
        String account,
        int status,
        int units,
        boolean fault,
        String error) {}
