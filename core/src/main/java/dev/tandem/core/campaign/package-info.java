/** Bulk mail: who gets it, how fast, and when it has to stop (R41, R51). */
@NullMarked
package dev.tandem.core.campaign;

import org.jspecify.annotations.NullMarked;
