package dev.tandem.core.outbound;

import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mailbox.OwnAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a reply stays in its thread, here, in Gmail and at the recipient (R48, R49). */
public final class ReplyRules {

    /** Relays refuse header lines that grow without bound (F50). The first id and the latest ones carry the thread. */
    public static final int REFERENCES_MAX_IDS = 20;

    private static final Pattern REPLY_PREFIX = Pattern.compile("(?i)^\\s*(?:re|aw|antw|sv|vs)\\s*(?:\\[\\d+])?\\s*:");

    private ReplyRules() {}

    /** R49: the subject of the thread, unchanged but for one "Re:". */
    public static String subject(String original) {
        return REPLY_PREFIX.matcher(original).find() ? original.strip() : ("Re: " + original.strip()).strip();
    }

    /** R49, RFC 5322 section 3.6.4: the original's references and then the original itself. */
    public static List<RfcMessageId> references(List<RfcMessageId> ofOriginal, RfcMessageId original) {
        List<RfcMessageId> chain = new ArrayList<>(ofOriginal);
        chain.remove(original);
        chain.add(original);
        if (chain.size() <= REFERENCES_MAX_IDS) {
            return List.copyOf(chain);
        }
        List<RfcMessageId> kept = new ArrayList<>(chain.subList(0, 1));
        kept.addAll(chain.subList(chain.size() - REFERENCES_MAX_IDS + 1, chain.size()));
        return List.copyOf(kept);
    }

    /**
     * Whom an answer goes to: the author, or again those to whom we wrote.
     *
     * @param own addresses that never get their own answer
     */
    public static List<Participant> replyTo(Answered original, OwnAddresses own) {
        return once(original.addressees(), notOwn(own)).toList();
    }

    /** Everybody else who was in To or Cc, for an answer to all (R48). Bcc is nobody's business. */
    public static List<Participant> copiesOfReplyAll(Answered original, OwnAddresses own) {
        List<String> answered = replyTo(original, own).stream()
                .map(participant -> participant.address().matchKey())
                .toList();
        Stream<Participant> others = original.participants().stream()
                .filter(participant -> participant.role() == Role.TO || participant.role() == Role.CC);
        return once(
                        others,
                        notOwn(own)
                                .and(participant ->
                                        !answered.contains(participant.address().matchKey())))
                .map(participant -> new Participant(Role.CC, participant.address(), participant.name()))
                .toList();
    }

    private static Predicate<Participant> notOwn(OwnAddresses own) {
        return participant -> !own.contain(participant.address());
    }

    private static Stream<Participant> once(Stream<Participant> participants, Predicate<Participant> wanted) {
        List<String> seen = new ArrayList<>();
        return participants.filter(wanted).filter(participant -> seen(participant.address(), seen));
    }

    private static boolean seen(EmailAddress address, List<String> seen) {
        return !seen.contains(address.matchKey()) && seen.add(address.matchKey());
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

        Stream<Participant> addressees() {
            Stream<Participant> found = direction == Direction.OUTBOUND
                    ? participants.stream().filter(participant -> participant.role() == Role.TO)
                    : replyTo.isEmpty()
                            ? participants.stream().filter(participant -> participant.role() == Role.FROM)
                            : replyTo.stream();
            return found.map(participant -> new Participant(Role.TO, participant.address(), participant.name()));
        }
    }
}
