/** Drives the emulator over HTTP and SMTP with the official clients, as anybody else would. */
@NullMarked
package dev.tandem.emulator;

import org.jspecify.annotations.NullMarked;
