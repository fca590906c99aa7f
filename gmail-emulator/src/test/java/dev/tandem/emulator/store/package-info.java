@NullMarked
package dev.tandem.emulator.store;

import org.jspecify.annotations.NullMarked;
