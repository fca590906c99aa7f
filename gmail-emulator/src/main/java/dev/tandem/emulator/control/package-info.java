/**
 * How does a test or a tool steer the emulator?
 *
 * <p>The JSON calls under /emulator/v1: accounts, mail from nowhere, tokens without consent, ground truth, faults,
 * settings, the clock, the ledger, and starting afresh. None of this exists at the real service, so none of it is in the
 * ledger. Errors are application/problem+json (RFC 9457).
 */
@NullMarked
package dev.tandem.emulator.control;

import org.jspecify.annotations.NullMarked;
