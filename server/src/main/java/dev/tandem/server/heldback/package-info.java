/**
 * What the gate holds back (R13): how many emails of which contacts wait in one's own mailbox, and letting them in.
 *
 * <p>Knows ids, times and contacts of such emails, never their content. Letting them in only changes the assignment and puts the
 * emails back among those that wait for a verdict; the rules decide about them as about any other.
 */
@NullMarked
package dev.tandem.server.heldback;

import org.jspecify.annotations.NullMarked;
