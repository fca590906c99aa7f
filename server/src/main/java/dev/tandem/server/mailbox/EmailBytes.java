package dev.tandem.server.mailbox;

import dev.tandem.core.mail.RawEmail;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * An email on its way to a mailbox, read only as far as it is told, so that a large one never stands in memory whole (R47).
 *
 * @param size in bytes
 * @param open begins to read it from its start, each time anew; to be closed by whoever reads
 */
public record EmailBytes(long size, Supplier<InputStream> open) {

    /** One that stands in memory anyway. */
    public static EmailBytes of(RawEmail email) {
        return new EmailBytes(email.size(), () -> new ByteArrayInputStream(email.bytes()));
    }
}
