/** Measures what users feel and operators pay, on the product as the launcher starts it. Prints tables; proves nothing. */
@NullMarked
package dev.tandem.scenarios.bench;

import org.jspecify.annotations.NullMarked;
