package dev.tandem.core.smartbcc;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.mail.Automatic;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.core.smartbcc.CapturePlan.Doubt;
import dev.tandem.core.smartbcc.CapturePlan.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides about one email at one smart address, question by question: is it ours coming back, did a machine write it, did the owner of
 * the address send it (R63), does it stand here already (R64), whose is it (R60, R61).
 *
 * <p>An email to smart addresses of several sub-accounts is judged at each of them by itself.
 */
public final class CaptureRules {

    /** RFC 5321 section 6.3 asks for a hundred at least; nobody's email to a customer and its smart address goes through half of it. */
    public static final int HOPS_MAX = 50;

    private CaptureRules() {}

    /** What becomes of it. */
    public static CapturePlan plan(CapturedEmail email, CapturePlace place) {
        return nothingToFile(email)
                .<CapturePlan>map(CapturePlan.Skips::new)
                .or(() -> doubt(email, place).map(CapturePlan.Waits::new))
                .orElseGet(() -> file(email, place));
    }

    /** R67: whether it is for anybody beside staff and smart addresses; what is not may pass on another email. */
    public static boolean isForSomebody(CapturedEmail email, CapturePlace place) {
        return Stream.of(Role.TO, Role.CC).flatMap(email::in).anyMatch(person -> !place.isStaff(person.address()));
    }

    private static Optional<Reason> nothingToFile(CapturedEmail email) {
        if (email.ownNotice()) {
            return Optional.of(Reason.OWN_NOTICE);
        }
        if (email.hops() > HOPS_MAX) {
            return Optional.of(Reason.LOOP);
        }
        return email.nature().automatic() == Automatic.NONE ? Optional.empty() : Optional.of(Reason.AUTOMATIC);
    }

    /** R63. Who released it, has answered the question. */
    private static Optional<Doubt> doubt(CapturedEmail email, CapturePlace place) {
        if (email.released()) {
            return Optional.empty();
        }
        List<EmailAddress> authors = email.authors();
        return switch (authors.size()) {
            case 0 -> Optional.of(Doubt.NO_SENDER);
            case 1 -> doubtOf(authors.getFirst(), email, place);
            default -> Optional.of(Doubt.SEVERAL_SENDERS);
        };
    }

    private static Optional<Doubt> doubtOf(EmailAddress author, CapturedEmail email, CapturePlace place) {
        if (place.trusts(author)) {
            return Optional.empty();
        }
        if (!place.isOwners(author)) {
            return Optional.of(Doubt.NOT_YOURS);
        }
        return email.proof().supports(author) ? Optional.empty() : Optional.of(Doubt.NOT_PROVEN);
    }

    private static CapturePlan file(CapturedEmail email, CapturePlace place) {
        return email.forward().map(passed -> forwarded(passed, email, place)).orElseGet(() -> sent(email, place));
    }

    /** R67: under its original sender; who that is, its owner says where nobody can tell. */
    private static CapturePlan forwarded(Forward passed, CapturedEmail email, CapturePlace place) {
        return switch (passed) {
            case Forward.Under(ContactId contact) -> new CapturePlan.Opens(contact);
            case Forward.Unclear ignored ->
                email.released() ? new CapturePlan.Skips(Reason.NOBODY) : new CapturePlan.Waits(Doubt.FORWARD_UNCLEAR);
            case Forward.Of(Participant author) -> received(author, place);
        };
    }

    private static CapturePlan received(Participant author, CapturePlace place) {
        if (place.sameEmail().isPresent()) {
            return new CapturePlan.Joins(place.sameEmail().get());
        }
        if (place.isStaff(author.address())) {
            return new CapturePlan.Skips(Reason.STAFF_ONLY);
        }
        return place.answered()
                .filter(answered -> place.people().isOneOf(answered, author.address()))
                .<CapturePlan>map(CapturePlan.Continues::new)
                .orElseGet(() -> under(author, place));
    }

    private static CapturePlan sent(CapturedEmail email, CapturePlace place) {
        if (place.sameEmail().isPresent()) {
            return new CapturePlan.Joins(place.sameEmail().get());
        }
        if (place.writtenHere()) {
            return new CapturePlan.Skips(Reason.WRITTEN_HERE);
        }
        return place.answered()
                .filter(answered -> goesTo(answered, email, place))
                .<CapturePlan>map(CapturePlan.Continues::new)
                .orElseGet(() -> byRecipients(email, place));
    }

    /** What it says it answers counts only where it goes to the contact whose thread that is, like any answer. */
    private static boolean goesTo(Binding thread, CapturedEmail email, CapturePlace place) {
        return email.in(Role.TO).anyMatch(to -> place.people().isOneOf(thread, to.address()));
    }

    /** R61: the first in To who is a customer or a stranger decides; else the first contact in Cc, who is never made (R22). */
    private static CapturePlan byRecipients(CapturedEmail email, CapturePlace place) {
        Predicate<Participant> outside = person -> !place.isStaff(person.address());
        Optional<Participant> first = email.in(Role.TO).filter(outside).findFirst();
        Optional<Participant> decides = first.or(() -> email.in(Role.CC)
                .filter(outside)
                .filter(person -> place.contact(person.address()).isPresent())
                .findFirst());
        return decides.map(person -> under(person, place))
                .orElseGet(() -> new CapturePlan.Skips(nobody(email, outside)));
    }

    private static Reason nobody(CapturedEmail email, Predicate<Participant> outside) {
        return email.in(Role.TO).findAny().isPresent() && email.in(Role.CC).noneMatch(outside)
                ? Reason.STAFF_ONLY
                : Reason.NOBODY;
    }

    private static CapturePlan under(Participant person, CapturePlace place) {
        if (place.blocks(person.address())) {
            return new CapturePlan.Skips(Reason.BLOCKED);
        }
        return place.contact(person.address())
                .<CapturePlan>map(contact -> new CapturePlan.Opens(contact.id()))
                .orElseGet(() -> new CapturePlan.Introduces(person.address(), HeaderName.of(person)));
    }
}
