package dev.tandem.emulator.oauth;

import java.util.Set;

/**
 * What a code stands for until it is exchanged.
 *
 * @param challenge PKCE, or empty
 * @param challengeMethod S256 or plain
 * @param offline whether a refresh token goes with it
 * @param expiresAt epoch milliseconds
 */
record AuthorizationCode(
        String address,
        String clientId,
        String redirectUri,
        Set<String> scopes,
        String challenge,
        String challengeMethod,
        String nonce,
        boolean offline,
        long expiresAt,
        boolean used) {

    AuthorizationCode asUsed() {
        return new AuthorizationCode(
                address, clientId, redirectUri, scopes, challenge, challengeMethod, nonce, offline, expiresAt, true);
    }
}
