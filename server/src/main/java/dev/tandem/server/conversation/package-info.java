/**
 * What people see: conversations, threads, messages and verdicts of a sub-account, and the ordered log of every visible change.
 *
 * <p>Never decides whose conversation something is; {@code core} did that before it was stored.
 */
@NullMarked
package dev.tandem.server.conversation;

import org.jspecify.annotations.NullMarked;
