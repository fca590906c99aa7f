package dev.tandem.server.reply;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.outbound.Patience;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.inbound.DeliveryReport;
import dev.tandem.server.inbound.EmailReader;
import dev.tandem.server.inbound.KeepEmail;
import dev.tandem.server.inbound.ReadEmail;
import dev.tandem.server.notice.Installation;
import dev.tandem.server.reply.ReturnAddress.Kind;
import dev.tandem.server.reply.ReturnStore.Due;
import dev.tandem.server.reply.ReturnStore.Returned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Files one email that came back: an answer stands in the conversation, under what it answers; a report marks the email that was not
 * delivered (R18). Nobody is ever answered.
 */
@Component
public class FileReturn {

    static final Patience PATIENCE = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofHours(1));

    private static final Logger LOG = LoggerFactory.getLogger(FileReturn.class);

    private final ReturnStore returns;
    private final BlobStore blobs;
    private final EmailReader reader;
    private final KeepEmail keepEmail;
    private final Installation installation;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    FileReturn(
            ReturnStore returns,
            BlobStore blobs,
            EmailReader reader,
            KeepEmail keepEmail,
            Installation installation,
            TransactionOperations transaction,
            InstantSource clock) {
        this.returns = returns;
        this.blobs = blobs;
        this.reader = reader;
        this.keepEmail = keepEmail;
        this.installation = installation;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One attempt. */
    public void run(Due due) {
        returns.find(due).ifPresent(returned -> {
            try {
                judge(returned);
            } catch (RuntimeException broken) {
                LOG.warn("Filing {} broke off", due, broken);
                Optional<Instant> again =
                        PATIENCE.next(returned.acceptedAt(), returned.attempts() + 1, clock.instant());
                transaction.executeWithoutResult(status -> again.ifPresentOrElse(
                        at -> returns.postpone(due, at), () -> returns.judged(due, false, "BROKEN")));
            }
        });
    }

    private void judge(Returned returned) {
        RawEmail raw = new RawEmail(blobs.read(returned.source()));
        ReadEmail email = reader.read(raw);
        if (email.report().isPresent()) {
            report(returned, email.report().get());
        } else if (returned.kind() == Kind.BOUNCE) {
            judged(returned, "NO_REPORT");
        } else if (isOwnNotice(raw)) {
            judged(returned, "OWN_NOTICE");
        } else {
            answer(returned, raw, email);
        }
    }

    private void answer(Returned returned, RawEmail raw, ReadEmail email) {
        var kept = keepEmail.bytesOf(raw, email);
        var identity = email.headers().identity(returned.source());
        transaction.executeWithoutResult(status -> {
            boolean filed = returns.file(returned, kept, identity, clock.instant());
            returns.judged(returned.due(), filed, filed ? "ANSWER" : "KNOWN");
        });
    }

    /** Only what was given up is told of; a delay passes. */
    private void report(Returned returned, DeliveryReport report) {
        boolean failed = report.kind() == DeliveryReport.Kind.FAILED
                && !report.failures().isEmpty();
        transaction.executeWithoutResult(status -> {
            if (failed) {
                returns.bounced(returned, report, clock.instant());
            }
            returns.judged(returned.due(), failed, failed ? "BOUNCE" : "NO_FAILURE");
        });
    }

    /** F85: a notice of ours that somebody sent back goes no further. */
    private boolean isOwnNotice(RawEmail raw) {
        String top = new String(raw.bytes(), 0, Math.min(raw.bytes().length, 64 * 1024), StandardCharsets.ISO_8859_1);
        return top.contains(Installation.NOTICE_MARK + ": " + installation.id());
    }

    private void judged(Returned returned, String reason) {
        transaction.executeWithoutResult(status -> returns.judged(returned.due(), false, reason));
    }
}
