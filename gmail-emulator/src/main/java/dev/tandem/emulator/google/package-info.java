/**
 * What do all methods of Google's REST APIs have in common?
 *
 * <p>The way of a call from the request to the answer: which method of the discovery document it is, who asks and with
 * which scopes, what it costs, which fault hits it, the error envelope, partial answers, batches and uploads. What a
 * method does is not known here.
 */
@NullMarked
package dev.tandem.emulator.google;

import org.jspecify.annotations.NullMarked;
