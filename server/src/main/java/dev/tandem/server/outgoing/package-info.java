/**
 * May Tandem speak to a machine that somebody named? Email providers and webhooks are named by admins of sub-accounts, and none of
 * them may reach through Tandem what stands beside it, unless the operator allows it.
 *
 * <p>Looks up names once and hands out the addresses that were checked, so that nobody connects to another one. Never connects itself.
 */
@NullMarked
package dev.tandem.server.outgoing;

import org.jspecify.annotations.NullMarked;
