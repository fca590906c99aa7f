/**
 * What stands in these bytes?
 *
 * <p>Reads raw email as it came, however broken: header lines, participants, the tree of parts, the first words. It also
 * edits header lines without touching a byte of anything else. It never throws on bad input: what cannot be read is
 * empty or shown as plain text. It stores nothing and knows nothing of mailboxes.
 */
@NullMarked
package dev.tandem.emulator.mime;

import org.jspecify.annotations.NullMarked;
