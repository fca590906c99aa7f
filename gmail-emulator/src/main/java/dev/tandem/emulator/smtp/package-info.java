/**
 * How does mail come in by SMTP?
 *
 * <p>Whoever asks may hand in a message for anybody: for a Gmail account it lands there, for anybody else in the outside
 * world. The door keeps the bytes as they came and leaves everything else to the post office.
 */
@NullMarked
package dev.tandem.emulator.smtp;

import org.jspecify.annotations.NullMarked;
