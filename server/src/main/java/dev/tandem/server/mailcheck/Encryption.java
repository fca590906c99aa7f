package dev.tandem.server.mailcheck;

import java.time.Instant;
import java.util.List;

/** What became of the wish to encrypt a line. */
sealed interface Encryption {

    /** It was not tried. */
    record Untried() implements Encryption {}

    /** The handshake broke. */
    record Failed(String why) implements Encryption {}

    /**
     * It is encrypted, and this certificate was shown.
     *
     * @param names which machines it is for; the first label may be a star
     * @param trusted whether an issuer that this machine trusts stands behind it, as of now
     */
    record Shown(List<String> names, Instant from, Instant until, boolean trusted) implements Encryption {}
}
