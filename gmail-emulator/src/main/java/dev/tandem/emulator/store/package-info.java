/**
 * What does the emulator remember, and how does it survive being killed?
 *
 * <p>Tables hold immutable records in memory for reading and write them through to one MVStore file when a folder is
 * given. Everything that belongs to one action is written inside {@code Store.act} and committed as one. The clock lives
 * here too, because its offset has to survive. Nothing in this room knows what a message or a token is.
 */
@NullMarked
package dev.tandem.emulator.store;

import org.jspecify.annotations.NullMarked;
