/** The running product: use cases in rooms, adapters to the outside, doors for people and programs. */
@NullMarked
package dev.tandem.server;

import org.jspecify.annotations.NullMarked;
