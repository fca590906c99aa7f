/**
 * Which programs outside hear of what changes here? Webhooks of a sub-account: every visible change is posted to each, signed, in
 * order and at least once.
 *
 * <p>Declares {@link dev.tandem.server.webhook.WebhookCaller}, which the adapter in {@code http} implements. Never tells what stands in
 * an email: an event names what changed, and the API tells the rest to whoever may know it.
 */
@NullMarked
package dev.tandem.server.webhook;

import org.jspecify.annotations.NullMarked;
