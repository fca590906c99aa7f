package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a user asks for when writing an individual email.
 *
 * @param to recipients as written, with or without a name; empty means the contact's own address, or the author of the email that is answered
 * @param cc recipients as written
 * @param bcc recipients as written
 * @param subject empty for an answer, which keeps its thread's subject (R49)
 * @param text the plain text
 * @param html the formatted text, sanitised by the caller
 * @param inReplyTo the message that is answered
 * @param replyAll whether everybody who was in To or Cc gets the answer, when {@code to} is empty
 * @param choices what was chosen besides
 */
public record SendRequest(
        SubAccountId subAccount,
        UserId author,
        String authorName,
        UUID contact,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        Optional<String> subject,
        String text,
        Optional<String> html,
        List<Letter.File> files,
        Optional<UUID> inReplyTo,
        boolean replyAll,
        Choices choices) {

    /** Copies the lists. */
    public SendRequest {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        files = List.copyOf(files);
    }

    /** An email about which nothing was chosen. */
    public SendRequest(
            SubAccountId subAccount,
            UserId author,
            String authorName,
            UUID contact,
            List<String> to,
            List<String> cc,
            List<String> bcc,
            Optional<String> subject,
            String text,
            Optional<String> html,
            List<Letter.File> files,
            Optional<UUID> inReplyTo,
            boolean replyAll) {
        this(
                subAccount,
                author,
                authorName,
                contact,
                to,
                cc,
                bcc,
                subject,
                text,
                html,
                files,
                inReplyTo,
                replyAll,
                Choices.NONE);
    }

    /** The same email with other choices. */
    public SendRequest with(Choices other) {
        return new SendRequest(
                subAccount,
                author,
                authorName,
                contact,
                to,
                cc,
                bcc,
                subject,
                text,
                html,
                files,
                inReplyTo,
                replyAll,
                other);
    }

    /** The same email with what it passes on below its own text and behind its own files; formatted text gives way to plain (R48). */
    public SendRequest passingOn(String otherSubject, String passed, List<Letter.File> more) {
        return new SendRequest(
                subAccount,
                author,
                authorName,
                contact,
                to,
                cc,
                bcc,
                subject.filter(own -> !own.isBlank()).or(() -> Optional.of(otherSubject)),
                (text + "\n\n" + passed).strip(),
                Optional.empty(),
                Stream.concat(files.stream(), more.stream()).toList(),
                inReplyTo,
                replyAll,
                choices);
    }

    /** The same email with what it answers below it. */
    public SendRequest quoting(QuoteEmail.Quoted quoted) {
        return new SendRequest(
                subAccount,
                author,
                authorName,
                contact,
                to,
                cc,
                bcc,
                subject,
                (text.stripTrailing() + "\n\n" + quoted.text()).strip(),
                html.map(own -> own + quoted.html()),
                files,
                inReplyTo,
                replyAll,
                choices);
    }

    /** The same email with pictures that its formatted text shows. */
    public SendRequest showing(String otherHtml, List<Letter.File> others) {
        return new SendRequest(
                subAccount,
                author,
                authorName,
                contact,
                to,
                cc,
                bcc,
                subject,
                text,
                Optional.of(otherHtml),
                others,
                inReplyTo,
                replyAll,
                choices);
    }

    /** The same email with other files. */
    public SendRequest with(List<Letter.File> other) {
        return new SendRequest(
                subAccount,
                author,
                authorName,
                contact,
                to,
                cc,
                bcc,
                subject,
                text,
                html,
                other,
                inReplyTo,
                replyAll,
                choices);
    }

    /**
     * What an author may choose, and mostly does not.
     *
     * @param from another of the connected mailbox's accepted addresses (R40)
     * @param forwardOf the message that is forwarded (R48)
     * @param sendAt when it shall leave (R52); empty: at once
     * @param draft the author's draft that this email was; it comes back if the email is taken back (R50)
     * @param evenIfDoNotDisturb whether the author confirmed writing to somebody who asked for no emails (R51)
     */
    public record Choices(
            Optional<EmailAddress> from,
            Optional<UUID> forwardOf,
            Optional<Instant> sendAt,
            Optional<UUID> draft,
            boolean evenIfDoNotDisturb) {

        /** Nothing chosen. */
        public static final Choices NONE =
                new Choices(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
