/**
 * What does Tandem tell a user by email? That a mailbox needs new consent (R74), what a workflow wants, and that an address
 * waits to be confirmed (R63).
 *
 * <p>Never tells anything out of an email, and leaves through the provider of a sub-account, never through somebody's mailbox. Each
 * notice carries the mark of this installation, by which it is known when it comes back (F85).
 */
@NullMarked
package dev.tandem.server.notice;

import org.jspecify.annotations.NullMarked;
