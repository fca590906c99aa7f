package dev.tandem.core.mailbox;

import dev.tandem.core.contact.UserId;

/**
 * One user's consent that a mailbox is synced with a sub-account (R01, R07).
 *
 * @param user whose setting it is
 * @param baseline since when (R06)
 */
public record Connection(UserId user, Baseline baseline) {}
