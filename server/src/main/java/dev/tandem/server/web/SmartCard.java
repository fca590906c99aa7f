package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "Smart Bcc" of the reader in the current sub-account (R02, R62).
 *
 * @param address absent after it was revoked
 * @param previous replaced ones that still work
 * @param waiting emails in quarantine (R63)
 */
public record SmartCard(@Nullable String address, List<Previous> previous, int waiting) {

    /** A replaced address and how long it still works. */
    public record Previous(String address, Instant until) {}
}
