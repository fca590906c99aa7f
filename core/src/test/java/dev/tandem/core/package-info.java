/** The whole of core, looked at from outside: what it may know, and which room may know which. */
@NullMarked
package dev.tandem.core;

import org.jspecify.annotations.NullMarked;
