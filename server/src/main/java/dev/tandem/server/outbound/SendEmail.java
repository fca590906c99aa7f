package dev.tandem.server.outbound;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.conversation.ClaimStore;
import dev.tandem.server.conversation.ClaimStore.Taking;
import dev.tandem.server.inbound.EmailReader;
import dev.tandem.server.inbound.KeepEmail;
import dev.tandem.server.inbound.KeepEmail.Kept;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import dev.tandem.server.outbound.SendingStore.NewSending;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A user writes an individual email to a contact (R10, R40): it is checked, written down together with the intent to send it, and
 * delivered by a loop. Nothing is asked of the provider here.
 */
@Component
public class SendEmail {

    private final MailboxStore mailboxes;
    private final ContactStore contacts;
    private final SendingStore sendings;
    private final ClaimStore claims;
    private final Answering answering;
    private final EmailWriter writer;
    private final KeepEmail keepEmail;
    private final MessageIds messageIds;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    SendEmail(
            MailboxStore mailboxes,
            ContactStore contacts,
            SendingStore sendings,
            ClaimStore claims,
            Answering answering,
            EmailWriter writer,
            KeepEmail keepEmail,
            MessageIds messageIds,
            TransactionOperations transaction,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.contacts = contacts;
        this.sendings = sendings;
        this.claims = claims;
        this.answering = answering;
        this.writer = writer;
        this.keepEmail = keepEmail;
        this.messageIds = messageIds;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Queues the email, or says what has to change first; then nothing was written. */
    public SendResult run(SendRequest request) {
        Optional<ConnectionState> connection = mailboxes.connectionOf(request.subAccount(), request.author());
        if (connection.isEmpty()) {
            return new SendResult.NotConnected();
        }
        if (connection.get().mailbox().consent() != Consent.GRANTED) {
            return new SendResult.ConsentNeeded(connection.get().mailbox().address());
        }
        if (connection.get().facts().pausedAt().isPresent()) {
            return new SendResult.Paused();
        }
        Optional<ContactStore.Card> contact = contacts.find(request.subAccount(), request.contact());
        if (contact.isEmpty()) {
            return SendResult.Invalid.field("contactId", SendResult.Problem.UNKNOWN_CONTACT);
        }
        Optional<Answering.Original> original =
                request.inReplyTo().flatMap(message -> answering.original(request, message, mailbox(connection.get())));
        Recipients written = Recipients.of(request, contact.get());
        Recipients recipients = original.map(answered -> written.answering(answered, request.replyAll()))
                .orElse(written);
        List<SendResult.FieldProblem> problems = new ArrayList<>(recipients.allProblems());
        problems.addAll(SendLimits.problemsOf(request));
        if (request.inReplyTo().isPresent() && original.isEmpty()) {
            problems.add(new SendResult.FieldProblem("inReplyTo", SendResult.Problem.UNKNOWN_MESSAGE));
        }
        return problems.isEmpty()
                ? queue(request, connection.get(), recipients, original)
                : new SendResult.Invalid(problems);
    }

    private SendResult queue(
            SendRequest request,
            ConnectionState connection,
            Recipients recipients,
            Optional<Answering.Original> original) {
        UUID message = messageIds.next();
        Letter letter = letter(request, connection.mailbox().address(), recipients, original);
        var email = writer.write(letter, message);
        Kept kept = keepEmail.bytesOf(email, new EmailReader().read(email));
        NewSending sending = new NewSending(
                request.subAccount(),
                message,
                request.author(),
                new ContactId(request.contact()),
                mailbox(connection),
                original.map(Answering.Original::thread),
                original.flatMap(Answering.Original::gmailThread),
                letter,
                kept);
        Optional<ClaimStore.Held> elsewhere = claimAndQueue(sending);
        CrashPoint.pass("send.queued");
        return elsewhere
                .<SendResult>map(SendResult.ClaimedElsewhere::new)
                .orElseGet(() -> new SendResult.Queued(message));
    }

    /** R32: an answer takes its thread in the transaction that queues it, so that of two at once one is never sent. */
    private Optional<ClaimStore.Held> claimAndQueue(NewSending sending) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<ClaimStore.Held> elsewhere = sending.thread()
                    .map(thread -> new Taking(sending.subAccount(), thread, sending.mailbox(), sending.author()))
                    .flatMap(taking -> claims.take(taking, clock.instant()));
            if (elsewhere.isEmpty()) {
                sendings.queue(sending, clock.instant());
            }
            return elsewhere;
        }));
    }

    private Letter letter(
            SendRequest request, EmailAddress from, Recipients recipients, Optional<Answering.Original> original) {
        List<Participant> participants = new ArrayList<>();
        participants.add(new Participant(Role.FROM, from, request.authorName()));
        participants.addAll(recipients.participants());
        return new Letter(
                messageIds.rfcMessageId(from),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                participants,
                request.subject()
                        .filter(subject -> !subject.isBlank())
                        .orElseGet(() ->
                                original.map(Answering.Original::replySubject).orElse("")),
                request.text(),
                request.html(),
                request.files(),
                original.flatMap(Answering.Original::messageId),
                original.map(Answering.Original::references).orElse(List.<RfcMessageId>of()));
    }

    private static MailboxId mailbox(ConnectionState connection) {
        return connection.mailbox().id();
    }
}
