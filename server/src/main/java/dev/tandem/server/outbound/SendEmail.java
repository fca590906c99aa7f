package dev.tandem.server.outbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.outbound.Origin;
import dev.tandem.core.outbound.SendPlan;
import dev.tandem.core.outbound.SendRoute;
import dev.tandem.core.outbound.SenderMailbox;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import dev.tandem.server.outbound.QueueEmail.Sender;
import dev.tandem.server.provider.FindProvider;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A user writes an individual email to a contact (R10, R40): it is decided by which way it leaves, checked, written down together with
 * the intent to send it, and delivered by a loop. Nothing is asked of the mailbox or the provider here.
 */
@Component
public class SendEmail {

    private final MailboxStore mailboxes;
    private final FindProvider findProvider;
    private final UserStore users;
    private final ContactStore contacts;
    private final Answering answering;
    private final QueueEmail queueEmail;
    private final InstantSource clock;

    SendEmail(
            MailboxStore mailboxes,
            FindProvider findProvider,
            UserStore users,
            ContactStore contacts,
            Answering answering,
            QueueEmail queueEmail,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.findProvider = findProvider;
        this.users = users;
        this.contacts = contacts;
        this.answering = answering;
        this.queueEmail = queueEmail;
        this.clock = clock;
    }

    /** Queues the email, or says what has to change first; then nothing was written. */
    public SendResult run(SendRequest request) {
        Optional<ConnectionState> connection = mailboxes.connectionOf(request.subAccount(), request.author());
        boolean provider = findProvider.fromAddress(request.subAccount()).isPresent();
        return switch (SendPlan.of(Origin.INDIVIDUAL, standing(connection), provider)) {
            case SendPlan.Stays(SendPlan.Why why) -> stays(why, connection);
            case SendPlan.Leaves(SendRoute route) -> checked(request, sender(request, route, connection));
        };
    }

    private static SenderMailbox standing(Optional<ConnectionState> connection) {
        if (connection.isEmpty()) {
            return SenderMailbox.NONE;
        }
        if (connection.get().mailbox().consent() != Consent.GRANTED) {
            return SenderMailbox.CONSENT_NEEDED;
        }
        return connection.get().facts().pausedAt().isPresent() ? SenderMailbox.PAUSED : SenderMailbox.CONNECTED;
    }

    private static SendResult stays(SendPlan.Why why, Optional<ConnectionState> connection) {
        return switch (why) {
            case NO_WAY, NO_PROVIDER -> new SendResult.NotConnected();
            case PAUSED -> new SendResult.Paused();
            case CONSENT_NEEDED ->
                new SendResult.ConsentNeeded(connection.orElseThrow().mailbox().address());
        };
    }

    /** By the provider answers go to the author's own address, for nobody reads the one that it leaves from. */
    private Sender sender(SendRequest request, SendRoute route, Optional<ConnectionState> connection) {
        return switch (route) {
            case GMAIL -> {
                MailboxStore.Mailbox mailbox = connection.orElseThrow().mailbox();
                yield new Sender(
                        request.choices().from().orElse(mailbox.address()),
                        Optional.of(mailbox.id()),
                        Optional.empty());
            }
            case PROVIDER ->
                new Sender(
                        findProvider.fromAddress(request.subAccount()).orElseThrow(),
                        Optional.empty(),
                        users.find(request.author()).flatMap(user -> EmailAddress.parse(user.loginAddress())));
        };
    }

    private SendResult checked(SendRequest request, Sender sender) {
        Optional<ContactStore.Card> contact = contacts.find(request.subAccount(), request.contact());
        if (contact.isEmpty()) {
            return SendResult.Invalid.field("contactId", SendResult.Problem.UNKNOWN_CONTACT);
        }
        Optional<Answering.Original> original = request.inReplyTo()
                .or(() -> request.choices().forwardOf())
                .flatMap(message -> answering.original(request, message, sender.mailbox()));
        Recipients written = Recipients.of(request, contact.get());
        Recipients recipients = original.filter(answered -> request.inReplyTo().isPresent())
                .map(answered -> written.answering(answered, request.replyAll()))
                .orElse(written);
        List<SendResult.FieldProblem> problems = new ArrayList<>(recipients.allProblems());
        problems.addAll(SendLimits.problemsOf(request, clock.instant()));
        if (request.inReplyTo().isPresent() && original.isEmpty()) {
            problems.add(new SendResult.FieldProblem("inReplyTo", SendResult.Problem.UNKNOWN_MESSAGE));
        } else if (request.choices().forwardOf().isPresent() && original.isEmpty()) {
            problems.add(new SendResult.FieldProblem("forwardOf", SendResult.Problem.UNKNOWN_MESSAGE));
        }
        if (!mayBeFrom(sender)) {
            problems.add(new SendResult.FieldProblem("from", SendResult.Problem.FROM_NOT_YOURS));
        }
        if (!problems.isEmpty()) {
            return new SendResult.Invalid(problems);
        }
        return disturbs(request, contact.get(), recipients)
                ? new SendResult.DoNotDisturb(fullName(contact.get()))
                : queueEmail.run(request, sender, recipients, original);
    }

    /** F51: Gmail rewrites what it has not accepted, and says nothing. By the provider there is nothing to choose. */
    private boolean mayBeFrom(Sender sender) {
        return sender.mailbox()
                .flatMap(mailboxes::find)
                .map(mailbox -> mailbox.address().equals(sender.from())
                        || mailbox.ownAddresses().contain(sender.from()))
                .orElse(true);
    }

    /** R51: an individual email asks for confirmation. */
    private static boolean disturbs(SendRequest request, ContactStore.Card contact, Recipients recipients) {
        return contact.details().doNotDisturb()
                && !request.choices().evenIfDoNotDisturb()
                && contact.details().addresses().stream()
                        .flatMap(address -> EmailAddress.parse(address.value()).stream())
                        .anyMatch(recipients::reach);
    }

    private static String fullName(ContactStore.Card contact) {
        return (contact.details().firstName() + " " + contact.details().lastName()).strip();
    }
}
