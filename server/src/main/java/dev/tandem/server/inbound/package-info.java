/**
 * Email that arrives in a connected mailbox: asks history what is new, writes it into the ledger together with the cursor, judges each
 * message by the rules of {@code core}, and stores what belongs to a contact.
 *
 * <p>Never moves a cursor over something that is not durable, and never keeps anything of an email that is not synced (R84).
 */
@NullMarked
package dev.tandem.server.inbound;

import org.jspecify.annotations.NullMarked;
