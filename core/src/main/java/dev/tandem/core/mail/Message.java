package dev.tandem.core.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the rules need to know of one email in one mailbox: its headers, never its body.
 *
 * @param id in this mailbox
 * @param threadId in this mailbox
 * @param labels those it carries now
 * @param internalDate when the provider took it in; the order of display, because a Date header can be anything (F79)
 * @param rfcMessageId empty where the sender gave none (F59)
 * @param participants in the order of the header lines; what is no address is left out (F66)
 * @param nature what else its headers say of it
 */
public record Message(
        GmailMessageId id,
        ThreadId threadId,
        Set<Label> labels,
        Instant internalDate,
        Optional<RfcMessageId> rfcMessageId,
        List<Participant> participants,
        Nature nature) {

    /** An email whose headers say nothing more. */
    public Message(
            GmailMessageId id,
            ThreadId threadId,
            Set<Label> labels,
            Instant internalDate,
            Optional<RfcMessageId> rfcMessageId,
            List<Participant> participants) {
        this(id, threadId, labels, internalDate, rfcMessageId, participants, Nature.PLAIN);
    }

    /** Copies the collections. */
    public Message {
        labels = Set.copyOf(labels);
        participants = List.copyOf(participants);
    }

    /** The first author, if the From line holds an address at all. */
    public Optional<EmailAddress> from() {
        return in(Role.FROM).findFirst();
    }

    /** The addresses of one line, in order. */
    public Stream<EmailAddress> in(Role role) {
        return participants.stream()
                .filter(participant -> participant.role() == role)
                .map(Participant::address);
    }

    /** Everybody to whom it went: To, then Cc, then Bcc. */
    public Stream<EmailAddress> recipients() {
        return Stream.of(Role.TO, Role.CC, Role.BCC).flatMap(this::in);
    }

    /** Whether it carries this label. */
    public boolean has(Label label) {
        return labels.contains(label);
    }
}
