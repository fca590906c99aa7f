/**
 * Whose conversation is this: attribution, bindings and the verdict that says why.
 *
 * <p>Answers, for one message and one sub-account: where does it belong, by which rule, and what was asked on the way (R80)? Never:
 * what is fetched, stored or sent.
 */
@NullMarked
package dev.tandem.core.conversation;

import org.jspecify.annotations.NullMarked;
