package dev.tandem.server.mailbox;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HistoryCursor;

/**
 * Gmail says that a mailbox has changed. A hint only: it can be late, twice, out of order or not come at all (F27).
 *
 * @param address of the mailbox
 * @param cursor where its history stood
 */
public record Notice(EmailAddress address, HistoryCursor cursor) {}
