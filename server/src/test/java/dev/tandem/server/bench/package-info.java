/** The use cases on a workbench: the rooms as they are, real PostgreSQL behind them, the real emulator before them, no web and no loops. */
@NullMarked
package dev.tandem.server.bench;

import org.jspecify.annotations.NullMarked;
