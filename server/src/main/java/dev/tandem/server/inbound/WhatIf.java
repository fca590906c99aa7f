package dev.tandem.server.inbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Arrival;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Judgement;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.BadInput;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectedUser;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.mailbox.MailboxStore.Mailbox;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * R80: what would happen if this email came to one's mailbox, or left from it. Asks the very rules and reads the very places that judge
 * real ones, and stores nothing.
 */
@Component
public class WhatIf {

    /** No id of Gmail's looks like this, so that it is a new email in a new thread. */
    private static final String NEW = "what-if";

    /** It comes after everything that history has told yet, whatever our clock and Google's say (R06): the largest there can be. */
    private static final HistoryCursor AFTER_ALL = HistoryCursor.parse("18446744073709551615");

    private final MailboxStore mailboxes;
    private final BoundThreads threads;
    private final JudgePlaces places;
    private final InstantSource clock;

    WhatIf(MailboxStore mailboxes, BoundThreads threads, JudgePlaces places, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.threads = threads;
        this.places = places;
        this.clock = clock;
    }

    /**
     * An email that might be.
     *
     * @param from one of the mailbox's own addresses makes it outbound, any other one inbound
     * @param to nobody in To and Cc means the mailbox itself, for an email that comes in
     * @param thread of the sub-account, in which it stands; empty for a new one
     */
    public record Imagined(EmailAddress from, List<EmailAddress> to, List<EmailAddress> cc, Optional<UUID> thread) {}

    /** What would become of it in one sub-account. */
    public record WouldBe(SubAccountId subAccount, Judgement judgement) {}

    /** All answers, that of the sub-account where it was asked first. */
    public record Answers(String mailbox, boolean outbound, List<WouldBe> subAccounts) {}

    /**
     * The answer in every sub-account to which this user is connected with the same mailbox; empty without a connection here.
     *
     * @throws BadInput for a thread that does not run in this mailbox, or an email that leaves to nobody
     */
    public Optional<Answers> run(SubAccountId here, UserId user, Imagined imagined) {
        return mailboxes
                .connectionOf(here, user)
                .map(ConnectionState::mailbox)
                .map(mailbox -> answers(here, user, mailbox, imagined));
    }

    private Answers answers(SubAccountId here, UserId user, Mailbox mailbox, Imagined imagined) {
        boolean outbound = mailbox.ownAddresses().contain(imagined.from());
        if (outbound && imagined.to().isEmpty() && imagined.cc().isEmpty()) {
            throw new BadInput("to", "whatIf.nobody");
        }
        ThreadId thread = imagined.thread()
                .map(id -> threads.inMailbox(here, mailbox.id(), id)
                        .orElseThrow(() -> new BadInput("threadId", "whatIf.thread")))
                .orElseGet(() -> new ThreadId(NEW));
        Message message = new Message(
                new GmailMessageId(NEW),
                thread,
                outbound ? Set.of(Label.SENT) : Set.of(Label.INBOX, Label.UNREAD),
                clock.instant(),
                Optional.empty(),
                participants(imagined, mailbox));
        Map<SubAccountId, Judgement> judgements = places.judge(
                mailbox.id(), new Arrival(message, Optional.of(AFTER_ALL)), EmailIdentity.of(mailbox.id(), message));
        Set<SubAccountId> own = own(mailbox.id(), user);
        return new Answers(
                mailbox.address().value(),
                outbound,
                judgements.entrySet().stream()
                        .filter(judged -> own.contains(judged.getKey()))
                        .map(judged -> new WouldBe(judged.getKey(), judged.getValue()))
                        .sorted(Comparator.comparing(
                                answer -> !answer.subAccount().equals(here)))
                        .toList());
    }

    /** R31: others may share the mailbox in sub-accounts of theirs, which are no business of this user's. */
    private Set<SubAccountId> own(MailboxId mailbox, UserId user) {
        return mailboxes.connectedUsers(mailbox).stream()
                .filter(connected -> connected.user().equals(user))
                .map(ConnectedUser::subAccount)
                .collect(Collectors.toSet());
    }

    private static List<Participant> participants(Imagined imagined, Mailbox mailbox) {
        List<Participant> all = new ArrayList<>();
        all.add(new Participant(Role.FROM, imagined.from(), ""));
        imagined.to().forEach(address -> all.add(new Participant(Role.TO, address, "")));
        imagined.cc().forEach(address -> all.add(new Participant(Role.CC, address, "")));
        if (all.size() == 1) {
            all.add(new Participant(Role.TO, mailbox.address(), ""));
        }
        return all;
    }
}
