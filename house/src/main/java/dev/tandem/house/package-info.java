/**
 * Is the house in order? Reads the repository as text: whether the register of rules tells the truth, whether both languages say the same,
 * whether documents point to what exists, whether anything was left lying about.
 *
 * <p>Never looks at compiled code; the arrows between packages are tested in the modules that have them.
 */
@NullMarked
package dev.tandem.house;

import org.jspecify.annotations.NullMarked;
