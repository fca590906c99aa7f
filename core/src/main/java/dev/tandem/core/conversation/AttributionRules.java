package dev.tandem.core.conversation;

import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.Message;
import java.util.Optional;
import java.util.Set;

/**
 * Judges one message for one sub-account, question by question: R44, R06, R17, R18, the block list, R32 and R33, R11 with R26, then
 * R14, R16, R12, R13, R15, R21, R23, then R20 and R29.
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
        if (place.standing().own() == Standing.Own.COPY) {
            return sentFromHere();
        }
        Trail trail = new Trail();
        Place since = place.seenBy(connection -> connection
                .baseline()
                .precedes(arrival.addedAt(), arrival.message().internalDate()));
        if (since.connections().isEmpty()) {
            return trail.ends(Finding.BEFORE_CONNECTION);
        }
        trail.passes(Finding.AFTER_CONNECTION);
        if (isOutOfScope(arrival.message().labels())) {
            return trail.ends(Finding.DRAFT_SPAM_TRASH_OR_CHAT);
        }
        trail.passes(Finding.IN_SCOPE);
        return writtenByWhom(arrival, since, trail);
    }

    /** R17: the judgement for a message whose labels alone keep it out. */
    public static Judgement outOfScope() {
        return new Trail().ends(Finding.DRAFT_SPAM_TRASH_OR_CHAT);
    }

    /** R44: the judgement for the copy of an email that was written here. */
    public static Judgement sentFromHere() {
        return new Trail().isHere(Finding.SENT_FROM_HERE);
    }

    /** R32, R33: the judgement, unseen, for an email of a thread that another sub-account has. */
    public static Judgement elsewhere(Claim claim) {
        return new Trail().ends(claim.elsewhere());
    }

    /** R17: drafts, spam, trash and chats are never synced. */
    public static boolean isOutOfScope(Set<Label> labels) {
        return labels.stream().anyMatch(OUT_OF_SCOPE::contains);
    }

    /** R18: a delivery report is nobody's message, whatever thread it stands in; an automatic reply is one like any other. */
    private static Judgement writtenByWhom(Arrival arrival, Place place, Trail trail) {
        Automatic automatic = arrival.message().nature().automatic();
        if (automatic == Automatic.DELIVERY_REPORT) {
            return place.standing().own() == Standing.Own.REPORTED
                    ? trail.isHere(Finding.BOUNCE_NOTED)
                    : trail.ends(Finding.DELIVERY_REPORT);
        }
        trail.passes(automatic == Automatic.REPLY ? Finding.AUTOMATIC_REPLY : Finding.NOT_AUTOMATIC);
        return wanted(arrival, place.notBlocking(arrival.message()), trail);
    }

    /** R13, R32: neither blocked nor taken by another sub-account. */
    private static Judgement wanted(Arrival arrival, Place place, Trail trail) {
        if (place.connections().isEmpty()) {
            return trail.ends(Finding.BLOCKED);
        }
        Optional<Claim> claim = place.standing().claimedElsewhere();
        if (claim.isPresent()) {
            return trail.ends(claim.get().elsewhere());
        }
        return inThread(arrival, place, trail);
    }

    /** R11: a bound thread continues, and nobody asks about the assignment again. */
    private static Judgement inThread(Arrival arrival, Place place, Trail trail) {
        Message message = arrival.message();
        Optional<Binding> binding = place.openBinding();
        if (binding.isPresent()) {
            return BoundThreadRules.judge(arrival, binding.get(), place, trail);
        }
        trail.passes(Finding.THREAD_NOT_BOUND);
        return switch (arrival.direction()) {
            case OUTBOUND -> OwnerRules.writtenInGmail(message, place, trail);
            case INBOUND -> OwnerRules.receivedFromOutside(message, place, trail);
        };
    }
}
