/** Who there is, what can happen, and what is written down of it. Chance decides, but the same seed always decides the same. */
@NullMarked
package dev.tandem.scenarios.simulation.story;

import org.jspecify.annotations.NullMarked;
