/**
 * A provider's changes, turned into a plan: which messages want a verdict, what must be fetched for it, what changed otherwise.
 *
 * <p>Never fetches or stores anything itself, and never decides whose conversation a message belongs to.
 */
@NullMarked
package dev.tandem.core.inbound;

import org.jspecify.annotations.NullMarked;
