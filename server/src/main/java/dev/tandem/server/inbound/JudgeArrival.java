package dev.tandem.server.inbound;

import dev.tandem.core.conversation.Arrival;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Judgement;
import dev.tandem.core.conversation.Outcome;
import dev.tandem.core.inbound.Candidate;
import dev.tandem.core.inbound.FetchRules;
import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.mailbox.Gmail.Envelope;
import dev.tandem.server.mailbox.Gmail.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Judges one message: fetches as little as the rules allow (R84), decides, and writes the verdict with everything it brings in one
 * transaction.
 */
@Component
class JudgeArrival {

    private final Gmail gmail;
    private final ImportStore imports;
    private final JudgePlaces places;
    private final EmailReader reader;
    private final KeepEmail keepEmail;
    private final WriteVerdicts verdicts;
    private final ArrivalStore arrivals;
    private final InstantSource clock;

    JudgeArrival(
            Gmail gmail,
            ImportStore imports,
            JudgePlaces places,
            EmailReader reader,
            KeepEmail keepEmail,
            WriteVerdicts verdicts,
            ArrivalStore arrivals,
            InstantSource clock) {
        this.gmail = gmail;
        this.imports = imports;
        this.places = places;
        this.reader = reader;
        this.keepEmail = keepEmail;
        this.verdicts = verdicts;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    Result run(MailboxId mailbox, Candidate candidate) {
        if (verdicts.ofEcho(mailbox, candidate)) {
            return new Done();
        }
        if (mayBeEcho(mailbox, candidate)) {
            return new Echo();
        }
        return switch (FetchRules.needOf(candidate, imports.boundSomewhere(mailbox, candidate.threadId()))) {
            case NOTHING -> {
                verdicts.outOfScope(mailbox, candidate);
                yield new Done();
            }
            case HEADERS -> byHeaders(mailbox, candidate);
            case SOURCE -> bySource(mailbox, candidate);
        };
    }

    /** F47: a copy of what we are sending may be seen before we know its id; then the sending is asked first. */
    private boolean mayBeEcho(MailboxId mailbox, Candidate candidate) {
        boolean canBeSent =
                candidate.labels().map(labels -> labels.contains(Label.SENT)).orElse(true);
        return canBeSent && imports.sendingInThread(mailbox, candidate.threadId());
    }

    private Result byHeaders(MailboxId mailbox, Candidate candidate) {
        Answer<Envelope> answer = gmail.envelope(mailbox, candidate.message());
        CrashPoint.pass("import.headers-read");
        if (!(answer instanceof Answer.Got<Envelope>(Envelope envelope))) {
            return notGot(mailbox, candidate, answer);
        }
        EmailHeaders headers = EmailHeaders.of(envelope.headers());
        Arrival arrival = new Arrival(message(envelope, headers), candidate.addedAt());
        EmailIdentity identity = headers.identity(mailbox, arrival.message());
        if (isReport(arrival) || isWantedSomewhere(mailbox, arrival, identity)) {
            return bySource(mailbox, candidate);
        }
        return verdicts.without(mailbox, arrival, identity) ? new Done() : bySource(mailbox, candidate);
    }

    private boolean isWantedSomewhere(MailboxId mailbox, Arrival arrival, EmailIdentity identity) {
        return places.judge(mailbox, arrival, identity).values().stream()
                .map(Judgement::verdict)
                .anyMatch(verdict -> verdict.outcome() == Outcome.SYNCED);
    }

    private Result bySource(MailboxId mailbox, Candidate candidate) {
        Answer<Source> answer = gmail.source(mailbox, candidate.message());
        CrashPoint.pass("import.source-read");
        if (!(answer instanceof Answer.Got<Source>(Source source))) {
            return notGot(mailbox, candidate, answer);
        }
        ReadEmail email = reader.read(source.raw());
        Arrival arrival = new Arrival(message(source, email), candidate.addedAt());
        if (isEchoFoundAgain(mailbox, candidate, arrival.message(), email.headers())) {
            return new Done();
        }
        if (isReport(arrival)) {
            verdicts.ofReport(mailbox, arrival, email.headers().identity(mailbox, arrival.message()), email.report());
            return new Done();
        }
        keep(mailbox, arrival, source.raw(), email);
        CrashPoint.pass("import.stored");
        return new Done();
    }

    /** R18: what a report is about, stands in its text; nothing of it is kept. */
    private static boolean isReport(Arrival arrival) {
        return arrival.message().nature().automatic() == Automatic.DELIVERY_REPORT;
    }

    /** R84: a whole email was fetched because its thread is bound; where it is not wanted all the same, not a byte of it stays. */
    private void keep(MailboxId mailbox, Arrival arrival, RawEmail raw, ReadEmail email) {
        EmailIdentity identity = email.headers().identity(mailbox, arrival.message());
        if (isWantedSomewhere(mailbox, arrival, identity) || !verdicts.without(mailbox, arrival, identity)) {
            verdicts.with(mailbox, arrival, keepEmail.bytesOf(raw, email));
        }
    }

    /** Only what this mailbox sent can be what we sent through it: anybody can write our mark. */
    private boolean isEchoFoundAgain(MailboxId mailbox, Candidate candidate, Message message, EmailHeaders headers) {
        return message.has(Label.SENT)
                && headers.mark()
                        .filter(mark -> verdicts.ofEchoFoundAgain(mailbox, candidate, message, mark))
                        .isPresent();
    }

    private Result notGot(MailboxId mailbox, Candidate candidate, Answer<?> answer) {
        return switch (answer) {
            case Answer.Got<?> got -> throw new IllegalStateException("an answer that was got is used");
            case Answer.NotThere<?> gone -> {
                arrivals.gone(mailbox, candidate.message(), clock.instant());
                yield new Done();
            }
            case Answer.ConsentLost<?> lost -> new Stopped(new ImportOutcome.ConsentLost());
            case Answer.TryLater<?>(Optional<Instant> notBefore, String reason, boolean byQuota) ->
                byQuota
                        ? new Stopped(ImportOutcome.outOfUnits(notBefore, clock.instant()))
                        : new Troubled(notBefore, reason);
            case Answer.NoAnswer<?>(String reason) -> new Troubled(Optional.empty(), reason);
            case Answer.Refused<?>(String reason) -> new Broken(reason);
        };
    }

    private static Message message(Envelope envelope, EmailHeaders headers) {
        return new Message(
                envelope.id(),
                envelope.threadId(),
                envelope.labels(),
                envelope.internalDate(),
                headers.messageId(),
                headers.participants(),
                headers.nature());
    }

    private static Message message(Source source, ReadEmail email) {
        EmailHeaders headers = email.headers();
        return new Message(
                source.id(),
                source.threadId(),
                source.labels(),
                source.internalDate(),
                headers.messageId(),
                headers.participants(),
                email.nature());
    }

    /** What came of it. */
    sealed interface Result {}

    /** The message has its verdicts, or is gone. */
    record Done() implements Result {}

    /** An email is on its way out through this thread; wait for it. */
    record Echo() implements Result {}

    /** The provider cannot be asked right now; the message waits as it is. */
    record Stopped(ImportOutcome outcome) implements Result {}

    /** It cannot be judged, and it is its own fault. */
    record Broken(String reason) implements Result {}

    /** The provider failed on this message; whether on others too, only asking for another one can tell. */
    record Troubled(Optional<Instant> notBefore, String reason) implements Result {}
}
