/**
 * How does a request become plain values, and an answer bytes again?
 *
 * <p>Calls and answers are plain records, so that a request over the wire and a part of a batch take the same way. Jetty
 * is known to {@code JettyServer} alone. Nothing here knows what Gmail is.
 */
@NullMarked
package dev.tandem.emulator.http;

import org.jspecify.annotations.NullMarked;
