/** What every story needs and none is about: a clock, a database, a Google, and a server that can die and come back. */
@NullMarked
package dev.tandem.scenarios.simulation.stage;

import org.jspecify.annotations.NullMarked;
