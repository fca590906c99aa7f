/**
 * A connected mailbox: asking for consent, connecting, disconnecting, and everything the other rooms want from the provider.
 *
 * <p>Declares {@link dev.tandem.server.mailbox.Gmail}, which the adapter in {@code gmail} implements, and the store of mailboxes and
 * connections. Never reads or judges an email.
 */
@NullMarked
package dev.tandem.server.mailbox;

import org.jspecify.annotations.NullMarked;
