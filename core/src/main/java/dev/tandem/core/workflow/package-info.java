/** Automation: what starts a run, what its steps are, and what a run does next (R18, R42, R51). */
@NullMarked
package dev.tandem.core.workflow;

import org.jspecify.annotations.NullMarked;
