package dev.tandem.server.smartbcc;

import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.Nature;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.outbound.Patience;
import dev.tandem.core.smartbcc.CapturePlan;
import dev.tandem.core.smartbcc.CaptureRules;
import dev.tandem.core.smartbcc.CapturedEmail;
import dev.tandem.core.smartbcc.Forward;
import dev.tandem.core.smartbcc.SenderProof;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.inbound.BlobStore;
import dev.tandem.server.inbound.EmailReader;
import dev.tandem.server.inbound.ReadEmail;
import dev.tandem.server.notice.Installation;
import dev.tandem.server.smartbcc.CaptureStore.Capture;
import dev.tandem.server.smartbcc.CaptureStore.Due;
import dev.tandem.server.smartbcc.SenderCheck.Answer;
import dev.tandem.server.smartbcc.UnwrapForward.Unwrapped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Judges one email to a smart address (R60): reads it, asks who answers for its sender, decides, and files it with its verdict. */
@Component
public class CaptureEmail {

    /** How long name servers are asked again, and an email that breaks everything is tried again. */
    static final Patience PATIENCE = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofHours(1));

    private static final Logger LOG = LoggerFactory.getLogger(CaptureEmail.class);

    private final CaptureStore captures;
    private final BlobStore blobs;
    private final EmailReader reader;
    private final SenderCheck senders;
    private final Installation installation;
    private final UnwrapForward unwrapForward;
    private final FileCapture fileCapture;
    private final InstantSource clock;

    CaptureEmail(
            CaptureStore captures,
            BlobStore blobs,
            EmailReader reader,
            SenderCheck senders,
            Installation installation,
            UnwrapForward unwrapForward,
            FileCapture fileCapture,
            InstantSource clock) {
        this.captures = captures;
        this.blobs = blobs;
        this.reader = reader;
        this.senders = senders;
        this.installation = installation;
        this.unwrapForward = unwrapForward;
        this.fileCapture = fileCapture;
        this.clock = clock;
    }

    /** One attempt. */
    public void run(Due due) {
        captures.find(due).ifPresent(capture -> {
            try {
                judge(capture);
            } catch (RuntimeException broken) {
                LOG.warn("Judging {} broke off", due, broken);
                again(capture).ifPresentOrElse(at -> captures.postpone(due, at), () -> fileCapture.giveUp(due));
            }
        });
    }

    private void judge(Capture capture) {
        RawEmail raw = new RawEmail(blobs.read(capture.source()));
        Answer answer = capture.released() ? new Answer(SenderProof.NONE, true) : senders.check(capture.from(), raw);
        ReadEmail email = reader.read(raw);
        CapturedEmail sent = captured(capture, raw, email, answer.proof());
        Optional<Unwrapped> passedOn = passedOn(capture, sent, raw, email);
        CapturedEmail captured =
                passedOn.map(one -> sent.passingOn(one.forward())).orElse(sent);
        ReadEmail filed = passedOn.map(Unwrapped::email).orElse(email);
        CapturePlan plan = CaptureRules.plan(captured, captures.place(capture, filed));
        Optional<Instant> again = again(capture);
        if (!answer.certain() && plan instanceof CapturePlan.Waits && again.isPresent()) {
            captures.postpone(capture.due(), again.get());
            return;
        }
        CrashPoint.pass("capture.read");
        fileCapture.run(capture, captured, passedOn.map(Unwrapped::raw).orElse(raw), filed);
        CrashPoint.pass("capture.judged");
    }

    /** R67: what it passes on, if it goes to nobody but the smart address. */
    private Optional<Unwrapped> passedOn(Capture capture, CapturedEmail sent, RawEmail raw, ReadEmail email) {
        if (capture.under().isPresent()) {
            return capture.under().map(contact -> new Unwrapped(new Forward.Under(contact), raw, email));
        }
        return CaptureRules.isForSomebody(sent, captures.place(capture, email))
                ? Optional.empty()
                : unwrapForward.of(raw, email);
    }

    private Optional<Instant> again(Capture capture) {
        return PATIENCE.next(capture.acceptedAt(), capture.attempts() + 1, clock.instant());
    }

    private CapturedEmail captured(Capture capture, RawEmail raw, ReadEmail email, SenderProof proof) {
        TopLines lines = TopLines.of(raw);
        return new CapturedEmail(
                email.headers().participants(),
                nature(capture, email),
                lines.count("Received"),
                lines.has(Installation.NOTICE_MARK, installation.id().toString()),
                proof,
                capture.released(),
                Optional.empty());
    }

    /** What names no sender is a report, whatever it says of itself (RFC 5321 section 4.5.5). */
    private static Nature nature(Capture capture, ReadEmail email) {
        Nature told = email.nature();
        return capture.from().sender().isEmpty()
                ? new Nature(Automatic.DELIVERY_REPORT, told.forward(), told.answers())
                : told;
    }
}
