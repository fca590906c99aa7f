package dev.tandem.core.outbound;

import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mailbox.OwnAddresses;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How a reply stays in its thread, here, in Gmail and at the recipient (R48, R49). */
public final class ReplyRules {

    /** Relays refuse header lines that grow without bound (F50). The first id and the latest ones carry the thread. */
    public static final int REFERENCES_MAX_IDS = 20;

    /** Some relays refuse more than 4 kB; the name of the header and its folds need room too (F50). */
    public static final int REFERENCES_MAX_BYTES = 3_800;

    private ReplyRules() {}

    /** R49: the subject of the thread, unchanged but for one "Re:". */
    public static String subject(String original) {
        return SubjectRules.ofReply(original);
    }

    /** R48: the subject of a forward. */
    public static String forwardSubject(String original) {
        return SubjectRules.ofForward(original);
    }

    /** R49, RFC 5322 section 3.6.4: the original's references and then the original itself, within both limits. */
    public static List<RfcMessageId> references(List<RfcMessageId> ofOriginal, RfcMessageId original) {
        return ReferenceRules.chain(ofOriginal, original);
    }

    /** RFC 5322 section 3.6.4: an original without References has its In-Reply-To instead, if that names one email alone. */
    public static List<RfcMessageId> ancestors(List<RfcMessageId> references, List<RfcMessageId> inReplyTo) {
        return ReferenceRules.ancestors(references, inReplyTo);
    }

    /**
     * Whom an answer goes to: the author, or again those to whom we wrote. Only who writes to nobody but themselves gets their own
     * answer. Nobody, where we wrote to Bcc alone: they are not told of each other.
     *
     * @param own addresses that otherwise never get their own answer
     */
    public static List<Participant> replyTo(Answered original, OwnAddresses own) {
        List<Participant> others = original.addressees()
                .map(line -> once(line, notOwn(own)).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        return others.isEmpty()
                ? once(original.oneself(), anybody -> true).limit(1).toList()
                : others;
    }

    /** Everybody else who was in To or Cc, for an answer to all (R48). Bcc is nobody's business. */
    public static List<Participant> copiesOfReplyAll(Answered original, OwnAddresses own) {
        List<String> answered = replyTo(original, own).stream()
                .map(participant -> participant.address().matchKey())
                .toList();
        Predicate<Participant> notAnswered =
                participant -> !answered.contains(participant.address().matchKey());
        return once(original.toAndCc(), notOwn(own).and(notAnswered))
                .map(participant -> new Participant(Role.CC, participant.address(), participant.name()))
                .toList();
    }

    private static Predicate<Participant> notOwn(OwnAddresses own) {
        return participant -> !own.contain(participant.address());
    }

    private static Stream<Participant> once(Stream<Participant> participants, Predicate<Participant> wanted) {
        Set<String> seen = new HashSet<>();
        return participants
                .filter(wanted)
                .filter(participant -> seen.add(participant.address().matchKey()));
    }

    /**
     * The email that is being answered.
     *
     * @param direction whether it came to us or left from us
     * @param participants all its lines
     * @param replyTo where its author wants answers, empty where that is the From
     */
    public record Answered(Direction direction, List<Participant> participants, List<Participant> replyTo) {

        /** Copies the lists. */
        public Answered {
            participants = List.copyOf(participants);
            replyTo = List.copyOf(replyTo);
        }

        /** The lines an answer may go to, the best first: to some, all addresses are the user's own. */
        Stream<Stream<Participant>> addressees() {
            return switch (direction) {
                case OUTBOUND -> Stream.of(line(Role.TO), line(Role.CC));
                case INBOUND -> Stream.of(replyTo.stream().map(Answered::asTo), line(Role.FROM));
            };
        }

        /** Who is answered where nobody but the user is there: a note to oneself. */
        Stream<Participant> oneself() {
            return switch (direction) {
                case OUTBOUND -> line(Role.TO);
                case INBOUND -> line(Role.FROM);
            };
        }

        Stream<Participant> toAndCc() {
            return Stream.of(line(Role.TO), line(Role.CC)).flatMap(line -> line);
        }

        private Stream<Participant> line(Role role) {
            return participants.stream()
                    .filter(participant -> participant.role() == role)
                    .map(Answered::asTo);
        }

        private static Participant asTo(Participant participant) {
            return new Participant(Role.TO, participant.address(), participant.name());
        }
    }
}
