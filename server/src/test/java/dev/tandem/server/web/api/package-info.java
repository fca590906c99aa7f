/** The public API as programs meet it: over HTTP, on the whole server with a real PostgreSQL and the Gmail emulator. */
@NullMarked
package dev.tandem.server.web.api;

import org.jspecify.annotations.NullMarked;
