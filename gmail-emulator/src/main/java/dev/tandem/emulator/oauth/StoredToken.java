package dev.tandem.emulator.oauth;

import dev.tandem.emulator.google.Grant;
import java.util.Set;

/**
 * An access or a refresh token.
 *
 * @param expiresAt epoch milliseconds; for refresh tokens far away
 * @param origin what it came from: the code or the refresh token, so that it dies with it
 */
record StoredToken(String address, String clientId, Set<String> scopes, long issuedAt, long expiresAt, String origin) {
    Grant grant() {
        return new Grant(address, clientId, scopes);
    }
}
