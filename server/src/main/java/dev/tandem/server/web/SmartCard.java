package dev.tandem.server.web;

import dev.tandem.server.smartbcc.KeepOwnAddresses;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "Smart Bcc" of the reader in the current sub-account (R02, R62).
 *
 * @param address absent after it was revoked
 * @param previous replaced ones that still work
 * @param waiting emails in quarantine (R63)
 * @param own from which addresses it may be used (R63)
 */
public record SmartCard(@Nullable String address, List<Previous> previous, int waiting, List<Own> own) {

    /**
     * An address of the reader.
     *
     * @param until how long the link to confirm it works, absent unless one waits
     */
    public record Own(
            String address,
            KeepOwnAddresses.Standing standing,
            @Nullable Instant until) {}

    /** A replaced address and how long it still works. */
    public record Previous(String address, Instant until) {}
}
