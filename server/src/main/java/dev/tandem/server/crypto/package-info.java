/**
 * How are secrets sealed? Adapter to Tink: authenticated encryption (AES-256-GCM) with a key that the operator keeps.
 *
 * <p>The key is a Tink keyset, so it can be rotated: new secrets are sealed with its primary key, old ones still open. This room
 * never decides what is secret, and never writes a key or a secret to a log.
 */
@NullMarked
package dev.tandem.server.crypto;

import org.jspecify.annotations.NullMarked;
