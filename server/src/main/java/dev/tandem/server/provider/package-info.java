/**
 * By whom do emails leave that are not somebody's own? The email provider of a sub-account: how it is set up and tested, and the
 * emails that wait for it.
 *
 * <p>Declares {@link dev.tandem.server.provider.Provider}, which the adapter in {@code relay} implements by SMTP. Never sends an
 * email through somebody's mailbox, and never sends one again whose way it does not know.
 */
@NullMarked
package dev.tandem.server.provider;

import org.jspecify.annotations.NullMarked;
