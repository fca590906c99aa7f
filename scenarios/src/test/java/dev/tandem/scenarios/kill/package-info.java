/** A small part of {@code ./tandem kill-points}, and what it must not call good. */
@NullMarked
package dev.tandem.scenarios.kill;

import org.jspecify.annotations.NullMarked;
