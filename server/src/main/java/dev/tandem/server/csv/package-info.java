/**
 * Contacts from and to files: which columns a file has, what a line asks for, and what came of every line.
 *
 * <p>Never doubles a contact whose address is known (R28), never does half of a line, and never holds a whole file in memory.
 */
@NullMarked
package dev.tandem.server.csv;

import org.jspecify.annotations.NullMarked;
