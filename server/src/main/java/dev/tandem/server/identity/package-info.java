/**
 * Who is asking: users, memberships, sub-accounts, access tokens, acting as another user, and the record of it (R03).
 *
 * <p>Never knows anything of mailboxes or emails.
 */
@NullMarked
package dev.tandem.server.identity;

import org.jspecify.annotations.NullMarked;
