/**
 * The people, places and emails that the sentences of the specification are told with.
 *
 * <p>Answers: who works here, who writes from outside, and how does an email look that arrives? Never asserts anything.
 */
@NullMarked
package dev.tandem.core.given;

import org.jspecify.annotations.NullMarked;
