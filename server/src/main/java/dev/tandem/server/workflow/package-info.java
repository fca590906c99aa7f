/** Which workflows are there, whom do they concern, and what does each run do next? (R18, R42, R51) */
@NullMarked
package dev.tandem.server.workflow;

import org.jspecify.annotations.NullMarked;
