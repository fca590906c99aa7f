/**
 * Who goes on with a thread that one sub-account has taken (R32): what stands around it, asking for it, handing it over, releasing it.
 *
 * <p>Taking it is part of answering and stands in {@code outbound}. Nothing here judges an email: the emails concerned are put back among
 * those that wait for a verdict, and the rules decide on who has the thread then.
 */
@NullMarked
package dev.tandem.server.claim;

import org.jspecify.annotations.NullMarked;
