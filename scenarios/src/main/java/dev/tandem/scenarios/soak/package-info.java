/**
 * Does everything end equal, after half an hour in which everything went wrong that can?
 *
 * <p>{@code ./tandem soak} lets real processes run (two servers, PostgreSQL, the emulator), drives mail in and out from a seed, kills and
 * breaks, and at the end compares what Gmail holds with what the CRM shows. It steers only through doors that others have too: the
 * public API, and the emulator's control calls. It never looks into the database.
 */
@NullMarked
package dev.tandem.scenarios.soak;

import org.jspecify.annotations.NullMarked;
