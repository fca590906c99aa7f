/**
 * What is one emulator as a whole?
 *
 * <p>Holds the parts that the doors share and starts them over together. Whoever speaks to it from outside (the API, control
 * calls, the web page) comes through a door; this room knows none of them.
 */
@NullMarked
package dev.tandem.emulator.model;

import org.jspecify.annotations.NullMarked;
