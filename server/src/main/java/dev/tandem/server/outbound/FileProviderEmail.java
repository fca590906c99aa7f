package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.core.outbound.Origin;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.inbound.EmailReader;
import dev.tandem.server.inbound.KeepEmail;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import dev.tandem.server.outbound.ProviderEmailStore.NewProviderEmail;
import dev.tandem.server.provider.FindProvider;
import dev.tandem.server.provider.Provider.Envelope;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Files an email that leaves through the sub-account's provider in its contact's conversation (R40, R41, R42): first {@link #write} outside
 * any transaction, then {@link #file} in the transaction of what it belongs to. A loop hands it over; how that ends stands on the message.
 */
@Component
public class FileProviderEmail {

    private final FindProvider findProvider;
    private final ProviderEmailStore store;
    private final EmailWriter writer;
    private final KeepEmail keepEmail;
    private final MessageIds messageIds;
    private final ContactStore contacts;
    private final MailboxStore mailboxes;
    private final InstantSource clock;

    FileProviderEmail(
            FindProvider findProvider,
            ProviderEmailStore store,
            EmailWriter writer,
            KeepEmail keepEmail,
            MessageIds messageIds,
            ContactStore contacts,
            MailboxStore mailboxes,
            InstantSource clock) {
        this.contacts = contacts;
        this.mailboxes = mailboxes;
        this.findProvider = findProvider;
        this.store = store;
        this.writer = writer;
        this.keepEmail = keepEmail;
        this.messageIds = messageIds;
        this.clock = clock;
    }

    /**
     * A letter to one recipient from the sub-account's address; empty where it has no provider.
     *
     * @param senderName the name beside the address
     * @param to its role is taken as To
     * @param html sanitised
     * @param lines such as those by which one can unsubscribe (RFC 8058)
     */
    public Optional<Letter> letter(
            SubAccountId subAccount,
            String senderName,
            Participant to,
            String subject,
            String text,
            Optional<String> html,
            List<Letter.Line> lines) {
        return findProvider
                .fromAddress(subAccount)
                .map(from -> new Letter(
                        messageIds.rfcMessageId(from),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        List.of(
                                new Participant(Role.FROM, from, senderName),
                                new Participant(Role.TO, to.address(), to.name())),
                        subject,
                        text,
                        html,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        lines));
    }

    /**
     * Makes the email's bytes durable; what is never filed is forgotten with all bytes that nobody needs. Where the provider has a reply
     * domain, answers and reports come back to addresses of this email's own.
     */
    public Written write(ProviderEmail email) {
        Optional<String> domain = findProvider.replyDomain(email.subAccount());
        Optional<String> token = domain.map(known -> messageIds.token());
        Letter letter = answers(email)
                .or(() -> domain.map(known -> back("reply", token, known)))
                .map(to -> email.letter().with(Optional.of(to), email.letter().lines()))
                .orElse(email.letter());
        UUID message = messageIds.next();
        var bytes = writer.write(letter, message);
        var read = new EmailReader().read(bytes);
        EmailAddress from = letter.from();
        EmailAddress sender = domain.map(known -> back("bounce", token, known)).orElse(from);
        return new Written(new NewProviderEmail(
                message,
                email,
                keepEmail.bytesOf(bytes, read),
                EmailIdentity.ofMessageId(letter.messageId(), Optional.of(from), Optional.of(letter.writtenAt())),
                new Envelope(sender, letter.recipients(), bytes),
                token));
    }

    /** The mailbox of whoever the contact is assigned to, where the sub-account wants answers there and one is connected; it is synced (R10). */
    private Optional<EmailAddress> answers(ProviderEmail email) {
        return Optional.of(email)
                .filter(one -> one.origin() != Origin.INDIVIDUAL && findProvider.answersToAssigned(one.subAccount()))
                .flatMap(one -> contacts.find(one.subAccount(), one.contact().value()))
                .flatMap(card -> card.details().assignedTo())
                .flatMap(user -> mailboxes.connectionOf(email.subAccount(), user))
                .filter(connection -> connection.mailbox().consent() == Consent.GRANTED
                        && connection.facts().pausedAt().isEmpty())
                .map(connection -> connection.mailbox().address());
    }

    private static EmailAddress back(String what, Optional<String> token, String domain) {
        return new EmailAddress(what + "+" + token.orElseThrow() + "@" + domain);
    }

    /**
     * Writes message and delivery, in the caller's transaction.
     *
     * @param notBefore when it may leave
     * @return its message; empty if the same occasion had its email already, and then nothing was written
     */
    public Optional<UUID> file(Written written, Instant notBefore) {
        return store.file(written.email(), notBefore, clock.instant())
                ? Optional.of(written.email().message())
                : Optional.empty();
    }

    /** An email whose bytes are durable, and which nobody has heard of yet. */
    public record Written(NewProviderEmail email) {}
}
