/**
 * A connected mailbox and its life: whose it is, since when, how far it has been read, and what its owner consented to.
 *
 * <p>Answers: is this message from after the connection (R06), is this address the mailbox's own, is a permission missing (R05)?
 * Never: whose conversation a message belongs to.
 */
@NullMarked
package dev.tandem.core.mailbox;

import org.jspecify.annotations.NullMarked;
