/**
 * What the mailboxes of a sub-account bring in (R13, R16, R28): the sync policy, what another one would change, changing it, and taking the
 * change back.
 *
 * <p>Judges nothing itself: the emails concerned are put back among those that wait for a verdict, and the rules decide on the policy that
 * stands then.
 */
@NullMarked
package dev.tandem.server.policy;

import org.jspecify.annotations.NullMarked;
