/**
 * Who asked for what, and what did it cost?
 *
 * <p>Every call to a Google face leaves one entry, refused and faulty ones included; so does every push that goes out.
 * The quota of the last minute is counted here too. Nothing here is kept over a restart.
 */
@NullMarked
package dev.tandem.emulator.ledger;

import org.jspecify.annotations.NullMarked;
