package dev.tandem.core.conversation;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mailbox.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges one message for one sub-account, question by question: R06, R17, R11, then R14, R12, R13, R15, R21, R23, then R20 and R29.
 *
 * <p>The same function answers for mail that arrived and for mail that might (R80).
 */
public final class AttributionRules {

    /** R17; what waits to be sent at a later time is still a draft (F58). */
    private static final Set<Label> OUT_OF_SCOPE =
            Set.of(Label.DRAFT, Label.SCHEDULED, Label.SPAM, Label.TRASH, Label.CHAT);

    private AttributionRules() {}

    /** Where this message belongs in this sub-account, and why. */
    public static Judgement judge(Arrival arrival, Place place) {
        Trail trail = new Trail();
        List<Connection> since = connectedBefore(arrival, place);
        if (since.isEmpty()) {
            return trail.ends(Finding.BEFORE_CONNECTION);
        }
        trail.passes(Finding.AFTER_CONNECTION);
        if (isOutOfScope(arrival.message().labels())) {
            return trail.ends(Finding.DRAFT_SPAM_TRASH_OR_CHAT);
        }
        trail.passes(Finding.IN_SCOPE);
        return inScope(arrival, place.seenBy(since), trail);
    }

    /** R17: the judgement for a message whose labels alone keep it out. */
    public static Judgement outOfScope() {
        return new Trail().ends(Finding.DRAFT_SPAM_TRASH_OR_CHAT);
    }

    /** R44: the judgement for the copy of an email that was written here. */
    public static Judgement sentFromHere() {
        return new Trail().isHere(Finding.SENT_FROM_HERE);
    }

    /** R33: the judgement for the copy of an email that was written in another sub-account. */
    public static Judgement bornElsewhere() {
        return new Trail().ends(Finding.WRITTEN_ELSEWHERE);
    }

    /** R17: drafts, spam, trash and chats are never synced. */
    public static boolean isOutOfScope(Set<Label> labels) {
        return labels.stream().anyMatch(OUT_OF_SCOPE::contains);
    }

    /** R06: each connection brings in only what came after it was made. */
    private static List<Connection> connectedBefore(Arrival arrival, Place place) {
        return place.connections().stream()
                .filter(connection -> connection
                        .baseline()
                        .precedes(arrival.addedAt(), arrival.message().internalDate()))
                .toList();
    }

    /** R11: a bound thread continues, and nobody asks about the assignment again. */
    private static Judgement inScope(Arrival arrival, Place place, Trail trail) {
        if (place.binding().isPresent()) {
            return trail.settles(Finding.THREAD_BOUND).continues(place.binding().get(), place);
        }
        trail.passes(Finding.THREAD_NOT_BOUND);
        return arrival.direction() == Direction.OUTBOUND
                ? writtenInGmail(arrival.message(), place, trail)
                : receivedFromOutside(arrival.message(), place, trail);
    }

    /** R12, R14, R24, R25: the From decides; of several authors the first who is a contact (F66). */
    private static Judgement receivedFromOutside(Message message, Place place, Trail trail) {
        Optional<Contact> sender = firstContact(message, Role.FROM, place);
        if (sender.isEmpty()) {
            return trail.ends(Finding.SENDER_UNKNOWN);
        }
        trail.passes(Finding.SENDER_IS_CONTACT);
        return atTheGate(sender.get(), Finding.ASSIGNED_TO_USER, place, trail);
    }

    /** R15, R21, R23: the first contact in To, else in Cc, else in Bcc owns the new thread. */
    private static Judgement writtenInGmail(Message message, Place place, Trail trail) {
        Optional<Contact> addressed = firstContact(message, Role.TO, place);
        if (addressed.isPresent()) {
            trail.passes(Finding.FIRST_TO_CONTACT);
            return atTheGate(addressed.get(), Finding.USER_WROTE_TO_CONTACT, place, trail);
        }
        Optional<Contact> copied =
                firstContact(message, Role.CC, place).or(() -> firstContact(message, Role.BCC, place));
        if (copied.isEmpty()) {
            return trail.ends(Finding.RECIPIENTS_UNKNOWN);
        }
        trail.passes(Finding.FIRST_COPIED_CONTACT);
        return atTheGate(copied.get(), Finding.USER_WROTE_TO_CONTACT, place, trail);
    }

    private static Optional<Contact> firstContact(Message message, Role role, Place place) {
        return message.in(role)
                .map((EmailAddress address) -> place.contacts().whoHas(address))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** R13: the contact must be the user's own, or the sub-account's policy must let it pass. */
    private static Judgement atTheGate(Contact contact, Finding ownContact, Place place, Trail trail) {
        if (place.connections().stream().anyMatch(connection -> isAssigned(contact, connection))) {
            return trail.settles(ownContact).opens(contact, place);
        }
        if (place.connections().stream().anyMatch(connection -> place.gate().admits(contact, connection.user()))) {
            return trail.settles(Finding.GATE_OPEN).opens(contact, place);
        }
        return trail.waits(contact);
    }

    private static boolean isAssigned(Contact contact, Connection connection) {
        return contact.assignedTo().filter(connection.user()::equals).isPresent();
    }
}
