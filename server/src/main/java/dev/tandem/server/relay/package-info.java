/**
 * How do emails get to a provider? Adapter to SMTP (RFC 5321), by Angus Mail over lines that are opened here: only to addresses that
 * were checked, encrypted as the settings say, with a limit on every wait.
 *
 * <p>Never decides whether something is tried again, and never lets the library guess: what was told and what was answered is known
 * for each step.
 */
@NullMarked
package dev.tandem.server.relay;

import org.jspecify.annotations.NullMarked;
