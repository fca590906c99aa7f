/** A real browser, as a person uses it: looks, clicks, types and takes pictures. Nothing may be wrong on its console. */
@NullMarked
package dev.tandem.scenarios.browser;

import org.jspecify.annotations.NullMarked;
