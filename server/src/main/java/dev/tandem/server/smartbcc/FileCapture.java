package dev.tandem.server.smartbcc;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.PersonName;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.Role;
import dev.tandem.core.smartbcc.CapturePlan;
import dev.tandem.core.smartbcc.CaptureRules;
import dev.tandem.core.smartbcc.CapturedEmail;
import dev.tandem.core.smartbcc.Forward;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.inbound.ImportStore.Bytes;
import dev.tandem.server.inbound.KeepEmail;
import dev.tandem.server.inbound.ReadEmail;
import dev.tandem.server.smartbcc.CaptureStore.Capture;
import dev.tandem.server.smartbcc.CaptureStore.Due;
import dev.tandem.server.smartbcc.CaptureStore.Filing;
import dev.tandem.server.smartbcc.CaptureStore.State;
import dev.tandem.server.smartbcc.CaptureStore.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes what was decided about one email: contact, message and verdict in one transaction. Decides once more on what it reads under the
 * lock, so that two emails to one stranger make one contact.
 */
@Component
class FileCapture {

    private final CaptureStore captures;
    private final KeepEmail keepEmail;
    private final WriteContact writeContact;
    private final SmartDomain domain;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    FileCapture(
            CaptureStore captures,
            KeepEmail keepEmail,
            WriteContact writeContact,
            SmartDomain domain,
            TransactionOperations transaction,
            InstantSource clock) {
        this.captures = captures;
        this.keepEmail = keepEmail;
        this.writeContact = writeContact;
        this.domain = domain;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Files it, or writes why not. Only what is filed has its bytes put, before the transaction that refers to them (R84). */
    void run(Capture capture, CapturedEmail captured, RawEmail raw, ReadEmail email) {
        boolean received =
                captured.forward().filter(Forward.Of.class::isInstance).isPresent();
        if (!attempt(captured, filing(capture, email, received, Optional.empty()))) {
            attempt(
                    captured,
                    filing(
                            capture,
                            email,
                            received,
                            Optional.of(keepEmail.bytesOf(raw, email).bytes())));
        }
    }

    /** False, and nothing written, if its bytes are needed and were not put. */
    private boolean attempt(CapturedEmail captured, Filing filing) {
        Capture capture = filing.capture();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            captures.lock(capture.due().subAccount());
            CapturePlan plan = CaptureRules.plan(captured, captures.place(capture, filing.email()));
            if (isFiled(plan) && filing.bytes().isEmpty()) {
                return false;
            }
            captures.judged(capture.due(), verdict(plan, captured, filing), clock.instant());
            return true;
        }));
    }

    private static boolean isFiled(CapturePlan plan) {
        return !(plan instanceof CapturePlan.Waits) && !(plan instanceof CapturePlan.Skips);
    }

    /** It broke every attempt; its bytes are let go, its line stays. */
    void giveUp(Due due) {
        captures.judged(
                due, new Verdict(State.SKIPPED, "BROKEN", "", "", Optional.empty(), Optional.empty()), clock.instant());
    }

    private Filing filing(Capture capture, ReadEmail email, boolean received, Optional<Bytes> bytes) {
        EmailAddress shown = domain.address(capture.address().name())
                .orElseThrow(() -> new IllegalStateException("no domain of smart addresses is set up any more"));
        return new Filing(
                capture, shown, email.headers().identity(capture.source()), email, bytes, received, clock.instant());
    }

    private Verdict verdict(CapturePlan plan, CapturedEmail sent, Filing filing) {
        return switch (plan) {
            case CapturePlan.Joins(Binding thread) ->
                captured("JOINS", sent, filing, thread.contact(), captures.join(filing));
            case CapturePlan.Continues(Binding thread) ->
                captured("CONTINUES", sent, filing, thread.contact(), captures.continues(filing, thread));
            case CapturePlan.Opens(ContactId contact) ->
                captured("OPENS", sent, filing, contact, captures.opens(filing, contact));
            case CapturePlan.Introduces(EmailAddress address, PersonName name) -> {
                ContactId made = introduced(filing.capture(), address, name);
                yield captured("INTRODUCES", sent, filing, made, captures.opens(filing, made));
            }
            case CapturePlan.Waits(CapturePlan.Doubt doubt) ->
                new Verdict(
                        State.QUARANTINED,
                        doubt.name(),
                        author(sent),
                        subject(filing),
                        Optional.empty(),
                        Optional.empty());
            case CapturePlan.Skips(CapturePlan.Reason reason) ->
                new Verdict(
                        State.SKIPPED,
                        reason.name(),
                        author(sent),
                        subject(filing),
                        Optional.empty(),
                        Optional.empty());
        };
    }

    /** R61: assigned to the sender, so that what it answers passes the gate. */
    private ContactId introduced(Capture capture, EmailAddress address, PersonName name) {
        Details details = new Details(
                name.first(),
                name.last(),
                "",
                "",
                List.of(new Address(address.value(), true)),
                Optional.of(capture.address().owner()),
                List.of(),
                false);
        return new ContactId(writeContact.add(capture.due().subAccount(), details));
    }

    private static Verdict captured(String reason, CapturedEmail sent, Filing filing, ContactId contact, UUID message) {
        return new Verdict(
                State.CAPTURED, reason, author(sent), subject(filing), Optional.of(contact), Optional.of(message));
    }

    /** Who sent it here, also where somebody else wrote what it passes on. */
    private static String author(CapturedEmail sent) {
        return sent.participants().stream()
                .filter(person -> person.role() == Role.FROM)
                .findFirst()
                .map(person -> person.address().value())
                .orElse("");
    }

    private static String subject(Filing filing) {
        return filing.email().headers().subject();
    }
}
