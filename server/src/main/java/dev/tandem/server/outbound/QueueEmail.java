package dev.tandem.server.outbound;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.outbound.Origin;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.conversation.ClaimStore;
import dev.tandem.server.conversation.ClaimStore.Taking;
import dev.tandem.server.draft.DraftStore;
import dev.tandem.server.inbound.EmailReader;
import dev.tandem.server.inbound.KeepEmail;
import dev.tandem.server.outbound.FileProviderEmail.Written;
import dev.tandem.server.outbound.SendingStore.NewSending;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes a checked email as MIME, keeps its bytes, and stores message and intent in one transaction, which also takes the thread (R32). */
@Component
class QueueEmail {

    private final SendingStore sendings;
    private final FileProviderEmail fileProviderEmail;
    private final ClaimStore claims;
    private final DraftStore drafts;
    private final EmailWriter writer;
    private final KeepEmail keepEmail;
    private final MessageIds messageIds;
    private final LargeLetters largeLetters;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    QueueEmail(
            SendingStore sendings,
            FileProviderEmail fileProviderEmail,
            ClaimStore claims,
            DraftStore drafts,
            EmailWriter writer,
            KeepEmail keepEmail,
            MessageIds messageIds,
            LargeLetters largeLetters,
            TransactionOperations transaction,
            InstantSource clock) {
        this.sendings = sendings;
        this.fileProviderEmail = fileProviderEmail;
        this.claims = claims;
        this.drafts = drafts;
        this.writer = writer;
        this.keepEmail = keepEmail;
        this.messageIds = messageIds;
        this.largeLetters = largeLetters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * By which way and from where it leaves.
     *
     * @param mailbox empty where it leaves through the provider
     * @param replyTo where answers shall go; empty: to {@code from}
     */
    record Sender(EmailAddress from, Optional<MailboxId> mailbox, Optional<EmailAddress> replyTo) {}

    SendResult run(SendRequest request, Sender sender, Recipients recipients, Optional<Answering.Original> original) {
        return largeLetters.inTurn(
                SendLimits.bytesOf(request.files()), () -> queue(request, sender, recipients, original));
    }

    private SendResult queue(
            SendRequest request, Sender sender, Recipients recipients, Optional<Answering.Original> original) {
        Letter letter = letter(request, sender, recipients, original);
        Optional<UUID> thread = original.map(Answering.Original::thread);
        return sender.mailbox()
                .map(mailbox ->
                        byGmail(request, mailbox, letter, thread, original.flatMap(Answering.Original::gmailThread)))
                .orElseGet(() -> byProvider(request, letter, thread));
    }

    private SendResult byGmail(
            SendRequest request,
            MailboxId mailbox,
            Letter letter,
            Optional<UUID> thread,
            Optional<ThreadId> gmailThread) {
        UUID message = messageIds.next();
        var email = writer.write(letter, message);
        NewSending sending = new NewSending(
                request.subAccount(),
                message,
                request.author(),
                new ContactId(request.contact()),
                mailbox,
                thread,
                gmailThread,
                request.choices().sendAt(),
                letter,
                keepEmail.bytesOf(email, new EmailReader().read(email)));
        return claimAnd(request, taking(request, thread, Optional.of(mailbox)), now -> sendings.queue(sending, now));
    }

    private SendResult byProvider(SendRequest request, Letter letter, Optional<UUID> thread) {
        String occasion = letter.messageId().value();
        Written written = fileProviderEmail.write(new ProviderEmail(
                request.subAccount(),
                new ContactId(request.contact()),
                Optional.of(request.author()),
                Origin.INDIVIDUAL,
                occasion,
                thread,
                letter));
        return claimAnd(
                request,
                taking(request, thread, Optional.empty()),
                now -> fileProviderEmail
                        .file(written, request.choices().sendAt().orElse(now))
                        .orElseThrow());
    }

    /** A forward answers nobody, so it takes nothing from other sub-accounts. */
    private static Optional<Taking> taking(SendRequest request, Optional<UUID> thread, Optional<MailboxId> mailbox) {
        return thread.filter(known -> request.inReplyTo().isPresent())
                .map(known -> new Taking(request.subAccount(), known, mailbox, request.author()));
    }

    /** R32: an answer takes its thread in the transaction that queues it, so that of two at once one is never sent. */
    private SendResult claimAnd(SendRequest request, Optional<Taking> taking, Function<Instant, UUID> queue) {
        Instant now = clock.instant();
        SendResult result = Objects.requireNonNull(transaction.execute(
                status -> taking.flatMap(claimed -> claims.take(claimed, now))
                        .<SendResult>map(SendResult.ClaimedElsewhere::new)
                        .orElseGet(() -> queued(request, queue.apply(now)))));
        CrashPoint.pass("send.queued");
        return result;
    }

    private SendResult queued(SendRequest request, UUID message) {
        request.choices()
                .draft()
                .ifPresent(draft -> drafts.became(request.subAccount(), request.author(), draft, message));
        return new SendResult.Queued(message);
    }

    private Letter letter(
            SendRequest request, Sender sender, Recipients recipients, Optional<Answering.Original> original) {
        List<Participant> participants = new ArrayList<>();
        participants.add(new Participant(Role.FROM, sender.from(), request.authorName()));
        participants.addAll(recipients.participants());
        return new Letter(
                messageIds.rfcMessageId(sender.from()),
                // What leaves later says so.
                request.choices().sendAt().orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS),
                participants,
                request.subject()
                        .filter(subject -> !subject.isBlank())
                        .orElseGet(() ->
                                original.map(Answering.Original::replySubject).orElse("")),
                request.text(),
                request.html(),
                request.files(),
                original.flatMap(Answering.Original::messageId),
                original.map(Answering.Original::references).orElse(List.<RfcMessageId>of()),
                sender.replyTo(),
                List.of());
    }
}
