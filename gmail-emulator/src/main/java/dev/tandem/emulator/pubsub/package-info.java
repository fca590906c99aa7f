/**
 * How does word of a change reach those who asked for it?
 *
 * <p>Topics, subscriptions, pull and push as Cloud Pub/Sub's REST interface has them: at least once, unordered, redelivered
 * until acknowledged, pushes signed with OpenID tokens. Gmail's notifications are made here too, with their limit of one a
 * second. Permissions are not checked, and there is no gRPC.
 */
@NullMarked
package dev.tandem.emulator.pubsub;

import org.jspecify.annotations.NullMarked;
