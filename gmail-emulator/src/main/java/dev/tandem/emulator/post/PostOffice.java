package dev.tandem.emulator.post;

import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.emulator.faults.Faults;
import dev.tandem.emulator.faults.Switches;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.mailbox.Arrival;
import dev.tandem.emulator.mailbox.Ids;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Mailboxes;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mailbox.Threading;
import dev.tandem.emulator.mime.Envelope;
import dev.tandem.emulator.mime.HeaderBlock;
import dev.tandem.emulator.store.EmulatorClock;
import dev.tandem.emulator.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends and delivers. To be called within an action of the store. */
public final class PostOffice {
    private final Mailboxes mailboxes;
    private final EmulatorClock clock;
    private final Ids ids;
    private final Faults faults;
    private final Switches switches;
    private final SendingLimit limit;
    private volatile Onward onward = (from, to, raw) -> {};

    public PostOffice(
            Store store, EmulatorClock clock, Ids ids, Mailboxes mailboxes, Faults faults, Switches switches) {
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.ids = ids;
        this.faults = faults;
        this.switches = switches;
        this.limit = new SendingLimit(store);
    }

    /** Carries what reaches an address outside to the machine that takes its emails, if there is one. Must return at once. */
    public interface Onward {
        void carry(String envelopeFrom, String address, byte[] raw);
    }

    /** From now on everything for the outside goes this way, too. */
    public void carryOn(Onward way) {
        onward = way;
    }

    /**
     * A Gmail account sends. Answers the copy in its SENT. A threadId counts only with a fitting subject.
     *
     * <p>Throws {@link dev.tandem.emulator.google.Refusal} without recipients, over the limit, or for an unknown thread.
     */
    public Message send(Mailbox sender, byte[] raw, @Nullable String threadId) {
        Envelope envelope = Envelope.of(HeaderBlock.of(raw));
        checkMaySend(sender, envelope, threadId);
        FaultPlan.Send fault = faults.send();
        byte[] own = SentCopy.own(raw, sender, ids, clock.instant(), fault.keepMessageId());
        boolean toSelf = envelope.recipients().stream().anyMatch(address -> isOwn(sender, address));
        List<String> labels = toSelf ? List.of(Labels.UNREAD, Labels.SENT, Labels.INBOX) : List.of(Labels.SENT);
        Message sent = sender.add(Arrival.of(own, labels, "gmail").in(threadFor(sender, envelope, threadId)));
        limit.count(sender.address(), sent.id(), clock.instant());
        List<String> others = envelope.recipients().stream()
                .filter(address -> !isOwn(sender, address))
                .toList();
        if (fault.acceptThenBounce()) {
            byte[] bounce = Bounce.of(sent, sender.address(), envelope.recipients(), clock.instant());
            sender.add(Arrival.of(bounce, List.of(Labels.UNREAD, Labels.INBOX), "gmail")
                    .in(sent.threadId()));
        } else if (!fault.acceptThenLose()) {
            deliver(SentCopy.withoutBcc(own), sender.address(), others, "gmail");
        }
        return sent;
    }

    /** Somebody of the outside world writes: a copy in their Sent, one for each recipient. */
    public Message sendFromOutside(String from, byte[] raw) {
        Mailbox sender = mailboxes.outside(from);
        Envelope envelope = Envelope.of(HeaderBlock.of(raw));
        if (envelope.recipients().isEmpty()) {
            throw Refusals.invalidArgument("Recipient address required");
        }
        Message sent = sender.add(Arrival.of(raw, List.of(Labels.SENT), "outside"));
        deliver(SentCopy.withoutBcc(raw), sender.address(), envelope.recipients(), "outside");
        return sent;
    }

    /** Brings a message to these addresses, whatever its headers say. Each mailbox gets one copy. */
    public List<Message> deliver(byte[] raw, String envelopeFrom, List<String> recipients, String via) {
        List<Message> copies = new ArrayList<>();
        List<String> served = new ArrayList<>();
        for (String address : recipients) {
            Mailbox gmail = mailboxes.receiving(address);
            Mailbox target = gmail == null ? mailboxes.outside(address) : gmail;
            if (!served.contains(target.address())) {
                served.add(target.address());
                copies.add(gmail == null ? outside(target, raw, via) : inbox(gmail, raw, envelopeFrom, via));
                if (gmail == null) {
                    onward.carry(envelopeFrom, address, raw);
                }
            }
        }
        return copies;
    }

    private Message inbox(Mailbox mailbox, byte[] raw, String envelopeFrom, String via) {
        String rfcId = Envelope.of(HeaderBlock.of(raw)).messageId();
        Message returning = rfcId.isEmpty() ? null : ownSentCopy(mailbox, rfcId);
        if (returning != null) {
            return returning; // Gmail suppresses the copy that a mailing list brings back
        }
        Instant now = clock.instant();
        byte[] received = ReceivedCopy.of(raw, mailbox.address(), envelopeFrom, ids, now);
        return mailbox.add(Arrival.of(received, List.of(Labels.UNREAD, Labels.PERSONAL, Labels.INBOX), via));
    }

    private static Message outside(Mailbox mailbox, byte[] raw, String via) {
        return mailbox.add(Arrival.of(raw, List.of(Labels.UNREAD, Labels.INBOX), via));
    }

    private static @Nullable Message ownSentCopy(Mailbox mailbox, String rfcId) {
        return mailbox.withRfcMessageId(rfcId).stream()
                .filter(message -> message.has(Labels.SENT))
                .findFirst()
                .orElse(null);
    }

    private void checkMaySend(Mailbox sender, Envelope envelope, @Nullable String threadId) {
        if (envelope.recipients().isEmpty()) {
            throw Refusals.invalidArgument("Recipient address required");
        }
        if (threadId != null && sender.thread(threadId).isEmpty()) {
            throw Refusals.notFound();
        }
        Instant until = limit.reachedUntil(sender.address(), switches.now().sendsPerDay(), clock.instant());
        if (until != null) {
            throw Refusals.sendingLimit(until);
        }
    }

    /** Null lets References and subject decide. */
    private @Nullable String threadFor(Mailbox sender, Envelope envelope, @Nullable String threadId) {
        boolean taken = threadId != null
                && (!switches.now().threadIdNeedsSubject() || Threading.fits(sender, threadId, envelope));
        return taken ? threadId : null;
    }

    private boolean isOwn(Mailbox sender, String address) {
        return Stream.ofNullable(mailboxes.receiving(address))
                .anyMatch(mailbox -> mailbox.address().equals(sender.address()));
    }
}
