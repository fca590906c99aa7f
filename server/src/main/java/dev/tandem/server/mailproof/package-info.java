/**
 * Finds out who answers for an email: signatures (DKIM, RFC 6376), and who may send for a domain (SPF, RFC 7208), as the domain name
 * system tells. In the sandbox a small name system of its own answers for the emulator.
 */
@NullMarked
package dev.tandem.server.mailproof;

import org.jspecify.annotations.NullMarked;
