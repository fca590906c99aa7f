/**
 * A Gmail that runs on this machine: the wire format, the mailboxes and the history of the real one, with faults on demand.
 *
 * <p>Useful to anybody who writes against Gmail. It knows nothing of Tandem, so that it can disagree with it.
 */
@NullMarked
package dev.tandem.emulator;

import org.jspecify.annotations.NullMarked;
