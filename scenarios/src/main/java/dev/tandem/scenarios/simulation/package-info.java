/**
 * Does Tandem do what its rules say, whatever happens? Stories of hundreds of steps, made by chance from a seed, and an oracle that knows
 * how each should end.
 *
 * <p>The only scenarios that call the server instead of starting it: a story must take a second and not a minute. It needs the server's
 * rooms and adapters as they are, a real PostgreSQL, and the real emulator behind Google's own client; it turns the loops itself, so that
 * a seed always tells the same story. It never calls a rule of {@code core}.
 */
@NullMarked
package dev.tandem.scenarios.simulation;

import org.jspecify.annotations.NullMarked;
