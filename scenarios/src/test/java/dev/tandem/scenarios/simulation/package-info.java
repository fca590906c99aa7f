/** Stories of the simulation on every build, and that they would fail. */
@NullMarked
package dev.tandem.scenarios.simulation;

import org.jspecify.annotations.NullMarked;
