/**
 * An email to send: whom a reply goes to, how it stays in its thread, by which way it leaves, and what to do next so that it leaves
 * exactly once.
 *
 * <p>Never talks to a provider itself.
 */
@NullMarked
package dev.tandem.core.outbound;

import org.jspecify.annotations.NullMarked;
