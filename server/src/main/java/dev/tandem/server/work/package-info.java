/**
 * Door for time: loops that run due work, such as asking history, renewing the watch and delivering emails.
 *
 * <p>Never decides what the work is; each loop calls one use case.
 */
@NullMarked
package dev.tandem.server.work;

import org.jspecify.annotations.NullMarked;
