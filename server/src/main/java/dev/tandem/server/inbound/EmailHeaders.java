package dev.tandem.server.inbound;

import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.ForwardRules;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.Nature;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Gmail.Header;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The header lines that Tandem uses, read leniently (RFC 5322, RFC 2047).
 *
 * @param subject decoded, on one line, possibly empty
 * @param participants From, To, Cc, Bcc in their order
 * @param replyTo where the author wants answers
 * @param automaticKind whether a machine wrote it, and which kind of machine (R18)
 * @param forward whether it says that it passes on another email (R26)
 * @param tandemMessage our own mark on what we sent, if it survived
 */
public record EmailHeaders(
        String subject,
        List<Participant> participants,
        List<Person> replyTo,
        Optional<RfcMessageId> messageId,
        List<RfcMessageId> inReplyTo,
        List<RfcMessageId> references,
        Optional<String> date,
        Automatic automaticKind,
        boolean forward,
        Optional<String> tandemMessage) {

    /** Our own mark on what we send. */
    public static final String TANDEM_MESSAGE = "X-Tandem-Message";

    /** What Mozilla's programs write into a forward. */
    private static final String FORWARDED_MESSAGE = "X-Forwarded-Message-Id";

    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** An address with its name. */
    public record Person(String name, EmailAddress address) {}

    /** Reads the lines of an email. */
    public static EmailHeaders of(List<Header> lines) {
        HeaderLines headers = new HeaderLines(lines);
        String subject = HeaderText.decoded(headers.first("Subject").orElse(""));
        return new EmailHeaders(
                subject,
                AddressLines.participants(headers),
                AddressLines.people(headers.all("Reply-To")),
                headers.first("Message-ID").flatMap(RfcMessageId::parse),
                headers.first("In-Reply-To").map(RfcMessageId::parseAll).orElse(List.of()),
                headers.first("References").map(RfcMessageId::parseAll).orElse(List.of()),
                headers.first("Date").map(String::strip),
                AutomaticLines.kind(headers),
                ForwardRules.isForward(subject)
                        || headers.first(FORWARDED_MESSAGE).isPresent(),
                headers.first(TANDEM_MESSAGE).map(String::strip));
    }

    /** Whether a machine wrote it (R18). */
    public boolean automatic() {
        return automaticKind != Automatic.NONE;
    }

    /** What the rules ask of it beside who wrote to whom. */
    public Nature nature() {
        return new Nature(
                automaticKind,
                forward,
                Stream.concat(inReplyTo.stream(), references.reversed().stream())
                        .distinct()
                        .toList());
    }

    /** Which message of ours it says it is. */
    public Optional<UUID> mark() {
        return tandemMessage.filter(mark -> UUID_FORM.matcher(mark).matches()).map(UUID::fromString);
    }

    /** The same for an email that came through no mailbox (R64): it is one with the copy that a mailbox holds. */
    public EmailIdentity identity(String sha256) {
        Optional<EmailAddress> author = participants.stream()
                .filter(participant -> participant.role() == Role.FROM)
                .map(Participant::address)
                .findFirst();
        return messageId
                .map(id -> EmailIdentity.ofMessageId(id, author, date.flatMap(DateLine::instant)))
                .orElseGet(() -> EmailIdentity.ofBytes(sha256));
    }

    /** What makes this email, met twice, one email (R29): the lines that are the same in every copy. */
    public EmailIdentity identity(MailboxId mailbox, Message message) {
        return EmailIdentity.of(mailbox, message, date.flatMap(DateLine::instant));
    }
}
