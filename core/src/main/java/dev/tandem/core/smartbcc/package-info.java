/**
 * What becomes of an email that somebody sent to a smart address, with any program and without any mailbox being connected.
 *
 * <p>Answers, for one accepted email and one smart address: whose conversation is it, is its contact new, does it wait because nobody
 * knows whether its sender is who they say, or is it nothing to keep (R60 to R64)? Never: how it came here, how a signature is checked.
 */
@NullMarked
package dev.tandem.core.smartbcc;

import org.jspecify.annotations.NullMarked;
