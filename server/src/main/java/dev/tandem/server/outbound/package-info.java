/**
 * An individual email on its way out: written as an intent together with the message, delivered step by step through a draft, so that it
 * leaves exactly once (R45).
 *
 * <p>Never talks to the provider from inside a transaction, and never chooses another way than the one the user saw (R43).
 */
@NullMarked
package dev.tandem.server.outbound;

import org.jspecify.annotations.NullMarked;
