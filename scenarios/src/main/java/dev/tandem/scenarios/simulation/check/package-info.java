/** What holds after every story: the CRM is as the oracle says, everything is there once, and nobody knows what is not theirs. */
@NullMarked
package dev.tandem.scenarios.simulation.check;

import org.jspecify.annotations.NullMarked;
