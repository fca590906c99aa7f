/**
 * What is an email, in words that never change: addresses, participants, ids, labels.
 *
 * <p>Answers: are these two addresses the same mailbox, are these two Message-IDs the same email? Never: who is known, or what
 * should happen.
 */
@NullMarked
package dev.tandem.core.mail;

import org.jspecify.annotations.NullMarked;
