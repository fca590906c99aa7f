package dev.tandem.server.smartbcc;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.inbound.BlobStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** R66: takes responsibility for an email. When it returns, the email is durable, and nobody needs to send it again. */
@Component
public class AcceptEmail {

    /** Whole emails, as they come over the line. */
    public static final int EMAIL_BYTES_MAX = 35 * 1024 * 1024;

    /** Recipients of one email, at whatever door; RFC 5321 section 4.5.3.1.8 asks for so many at least. */
    public static final int RECIPIENTS_MAX = 100;

    private final SmartAddressStore addresses;
    private final CaptureStore captures;
    private final BlobStore blobs;
    private final SmartDomain domain;
    private final InstantSource clock;
    private final Room room = new Room();

    AcceptEmail(
            SmartAddressStore addresses,
            CaptureStore captures,
            BlobStore blobs,
            SmartDomain domain,
            InstantSource clock) {
        this.addresses = addresses;
        this.captures = captures;
        this.blobs = blobs;
        this.domain = domain;
        this.clock = clock;
    }

    /** Whose smart address this is; empty for every other address, one that was revoked included. */
    public Optional<SmartAddress> recipient(String written) {
        return EmailAddress.parse(written)
                .filter(address ->
                        domain.name().filter(address.domain()::equals).isPresent())
                .flatMap(address -> addresses.working(address.local(), clock.instant()));
    }

    /** Listens to an email, at whatever door: all of this server share one room. To be closed when the email is durable, not before. */
    public IncomingEmail incoming() {
        return new IncomingEmail(room);
    }

    /** Keeps the bytes, then notes in one transaction for whom they are. */
    public void accept(List<SmartAddress> recipients, HandedOver from, RawEmail email) {
        String source = blobs.put(email.bytes());
        CrashPoint.pass("capture.bytes-kept");
        captures.accept(recipients, new CaptureStore.Accepted(from, source, email.size()), clock.instant());
        CrashPoint.pass("capture.accepted");
    }
}
