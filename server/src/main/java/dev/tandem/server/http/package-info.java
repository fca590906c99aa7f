/**
 * How are webhooks called? Adapter to HTTP, by the client of the JDK: only to addresses that were checked, without redirects, with a
 * limit on every wait.
 *
 * <p>Never decides what is posted, nor whether it is posted again.
 */
@NullMarked
package dev.tandem.server.http;

import org.jspecify.annotations.NullMarked;
