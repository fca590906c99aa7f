/** Bulk mail (R41): somebody writes one text, chooses who gets it, and it leaves through the provider, to each once. */
@NullMarked
package dev.tandem.server.campaign;

import org.jspecify.annotations.NullMarked;
