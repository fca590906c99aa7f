package dev.tandem.server.reply;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.inbound.BlobStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes responsibility for an answer or a report. When it returns, the email is durable. */
@Component
public class AcceptReturn {

    private final ReturnStore returns;
    private final BlobStore blobs;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    AcceptReturn(ReturnStore returns, BlobStore blobs, TransactionOperations transaction, InstantSource clock) {
        this.returns = returns;
        this.blobs = blobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whose return address this is, at whatever domain it came; empty for every other address. */
    public Optional<ReturnAddress> recipient(String written) {
        return EmailAddress.parse(written)
                .flatMap(address -> ReturnAddress.Local.parse(address.local()))
                .flatMap(local -> returns.address(local.kind(), local.token()));
    }

    /** Keeps the bytes, then notes in one transaction what they are about. */
    public void accept(List<ReturnAddress> addresses, RawEmail email) {
        String source = blobs.put(email.bytes());
        CrashPoint.pass("return.bytes-kept");
        Objects.requireNonNull(transaction.execute(status -> {
            returns.accept(addresses, source, clock.instant());
            return true;
        }));
        CrashPoint.pass("return.accepted");
    }
}
