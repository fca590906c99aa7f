/**
 * How does an email get from one mailbox to the others?
 *
 * <p>What Gmail changes on the way out (Message-ID, From, Date, Bcc), what it adds on the way in (Delivered-To, Received),
 * who gets a copy, which thread the sender's copy joins, and when the sending limit is reached. Mail for addresses that
 * are no Gmail account lands in the outside world, byte for byte. No email ever leaves the process.
 */
@NullMarked
package dev.tandem.emulator.post;

import org.jspecify.annotations.NullMarked;
