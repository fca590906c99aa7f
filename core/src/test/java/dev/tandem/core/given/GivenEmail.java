package dev.tandem.core.given;

import dev.tandem.core.conversation.Arrival;
import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.Nature;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.HistoryCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An email as a connected mailbox holds it; it arrives an hour after the connection unless a story says otherwise. */
public final class GivenEmail {

    private final List<Participant> participants = new ArrayList<>();
    private String id = "18f0a1b2c3d4e5f6";
    private String thread = "18f0a1b2c3d4e5f6";
    private Set<Label> labels = Set.of(Label.INBOX, Label.UNREAD);
    private Instant internalDate = GivenPlace.CONNECTED_AT.plus(Duration.ofHours(1));
    private Optional<HistoryCursor> addedAt = Optional.of(new HistoryCursor(GivenPlace.CONNECTED_AT_HISTORY + 1));
    private Optional<RfcMessageId> messageId = RfcMessageId.parse("<CAJ7-termin@mail.gmail.com>");

    private Automatic automatic = Automatic.NONE;
    private boolean forward;

    private GivenEmail() {}

    public static GivenEmail anEmail() {
        return new GivenEmail();
    }

    /** R15: written in the mailbox itself. */
    public static GivenEmail aSentEmail() {
        return anEmail().labelled(Label.SENT).from(People.ADAS_ADDRESS);
    }

    public GivenEmail from(String address) {
        return line(Role.FROM, address);
    }

    public GivenEmail to(String... addresses) {
        return line(Role.TO, addresses);
    }

    public GivenEmail cc(String... addresses) {
        return line(Role.CC, addresses);
    }

    public GivenEmail bcc(String... addresses) {
        return line(Role.BCC, addresses);
    }

    public GivenEmail labelled(Label... some) {
        labels = Set.of(some);
        return this;
    }

    public GivenEmail withId(String gmailId) {
        id = gmailId;
        return this;
    }

    public GivenEmail inThread(String threadId) {
        thread = threadId;
        return this;
    }

    public GivenEmail addedAtHistory(long history) {
        addedAt = Optional.of(new HistoryCursor(history));
        return this;
    }

    /** Met by a listing or by a label, so that no history entry says when it was added. */
    public GivenEmail notInHistory() {
        addedAt = Optional.empty();
        return this;
    }

    public GivenEmail takenInAt(Instant instant) {
        internalDate = instant;
        return this;
    }

    public GivenEmail messageId(String header) {
        messageId = RfcMessageId.parse(header);
        return this;
    }

    public GivenEmail withoutMessageId() {
        messageId = Optional.empty();
        return this;
    }

    /** R18: a machine wrote it. */
    public GivenEmail automatic(Automatic kind) {
        automatic = kind;
        return this;
    }

    /** R26: its subject or a header says that it is a forward. */
    public GivenEmail sayingItIsAForward() {
        forward = true;
        return this;
    }

    public Message message() {
        return new Message(
                new GmailMessageId(id),
                new ThreadId(thread),
                labels,
                internalDate,
                messageId,
                participants,
                new Nature(automatic, forward, List.of()));
    }

    public Arrival arrives() {
        return new Arrival(message(), addedAt);
    }

    private GivenEmail line(Role role, String... addresses) {
        for (String address : addresses) {
            participants.add(new Participant(role, new EmailAddress(address), ""));
        }
        return this;
    }
}
