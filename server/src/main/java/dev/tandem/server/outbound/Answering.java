package dev.tandem.server.outbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.OwnAddresses;
import dev.tandem.core.outbound.ReplyRules;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.mailbox.MailboxStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the email that is being answered, and what an answer takes over from it (R48, R49). */
@Component
public class Answering {

    private final ConversationQueries conversations;
    private final MailboxStore mailboxes;
    private final SendingStore sendings;

    Answering(ConversationQueries conversations, MailboxStore mailboxes, SendingStore sendings) {
        this.conversations = conversations;
        this.mailboxes = mailboxes;
        this.sendings = sendings;
    }

    /** The original, if it stands in the contact's conversation. */
    Optional<Original> original(SendRequest request, UUID message, Optional<MailboxId> mailbox) {
        return conversations
                .message(request.subAccount(), message)
                .filter(line -> line.contactId().equals(request.contact()))
                .map(line -> original(
                        line,
                        own(mailbox),
                        mailbox.flatMap(from -> sendings.gmailThread(request.subAccount(), line.threadId(), from))));
    }

    /** Whom an answer to this message would go to, for a composer that is being opened. */
    public Original preview(MessageLine message, Optional<MailboxId> mailbox) {
        return original(message, own(mailbox), Optional.empty());
    }

    private OwnAddresses own(Optional<MailboxId> mailbox) {
        return mailbox.flatMap(mailboxes::find)
                .map(MailboxStore.Mailbox::ownAddresses)
                .orElse(new OwnAddresses(Set.of()));
    }

    private static Original original(MessageLine message, OwnAddresses own, Optional<ThreadId> gmailThread) {
        ReplyRules.Answered answered =
                new ReplyRules.Answered(message.direction(), participants(message), replyTo(message));
        Optional<RfcMessageId> id = message.rfcMessageId().flatMap(RfcMessageId::parse);
        List<RfcMessageId> before = message.references().stream()
                .flatMap(reference -> RfcMessageId.parse(reference).stream())
                .toList();
        return new Original(
                message.threadId(),
                gmailThread,
                id,
                id.map(known -> ReplyRules.references(before, known)).orElse(before),
                ReplyRules.subject(message.subject()),
                ReplyRules.replyTo(answered, own),
                ReplyRules.copiesOfReplyAll(answered, own));
    }

    private static List<Participant> participants(MessageLine message) {
        return message.parties().stream()
                .flatMap(party -> party.role().stream().flatMap(role -> participant(role, party)))
                .toList();
    }

    private static List<Participant> replyTo(MessageLine message) {
        return message.parties().stream()
                .filter(party -> party.role().isEmpty())
                .flatMap(party -> participant(Role.TO, party))
                .toList();
    }

    private static Stream<Participant> participant(Role role, Party party) {
        return EmailAddress.parse(party.address()).stream()
                .map(address -> new Participant(role, address, party.name()));
    }

    /**
     * The email that is answered, as far as the answer needs it.
     *
     * @param thread of the conversation
     * @param gmailThread of the sender's mailbox, if it has one
     * @param messageId empty while Gmail has not told it (F46); an answer never refers to an id that we made up
     * @param replyTo the To line of an answer
     * @param copies what an answer to all adds in Cc
     */
    public record Original(
            UUID thread,
            Optional<ThreadId> gmailThread,
            Optional<RfcMessageId> messageId,
            List<RfcMessageId> references,
            String replySubject,
            List<Participant> replyTo,
            List<Participant> copies) {}
}
