/**
 * Adapter to Gmail: REST, OAuth, push and pull. The only place that knows Google's wire types; turns every way in which Google can
 * answer into an {@link dev.tandem.server.mailbox.Answer}.
 *
 * <p>Never stores anything and never decides anything about an email.
 */
@NullMarked
package dev.tandem.server.gmail;

import org.jspecify.annotations.NullMarked;
