/**
 * Smart addresses: made, replaced and revoked by their owners, and what comes to them from any email program (R60 to R66).
 *
 * <p>Answers: is this address one of ours, is this email safe with us, and what became of it? Never: how an email comes over the line,
 * how a signature is checked, whose conversation it is.
 */
@NullMarked
package dev.tandem.server.smartbcc;

import org.jspecify.annotations.NullMarked;
