/**
 * What shall go wrong on purpose, and how strict is this Gmail?
 *
 * <p>Faults are a plan that a test puts in force and takes away; settings are switches for points where the real service
 * is known to differ from case to case. Both only answer questions: the rooms that ask do the damage themselves.
 */
@NullMarked
package dev.tandem.emulator.faults;

import org.jspecify.annotations.NullMarked;
