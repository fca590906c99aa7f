/** The soak, small. */
@NullMarked
package dev.tandem.scenarios.soak;

import org.jspecify.annotations.NullMarked;
