/**
 * Who may speak for whom, and how did they agree to it?
 *
 * <p>Google's consent flow with its pages, the token endpoint, and everything that makes a token die. Any client id and
 * secret is taken, and any redirect to this machine; PKCE, state, nonce, scopes and expiry are exact. Signing keys live
 * here too, for id tokens and for pushes. Passwords are not asked for: to choose an account is to be it.
 */
@NullMarked
package dev.tandem.emulator.oauth;

import org.jspecify.annotations.NullMarked;
