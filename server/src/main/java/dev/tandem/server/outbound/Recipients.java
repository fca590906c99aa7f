package dev.tandem.server.outbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.outbound.SendResult.FieldProblem;
import dev.tandem.server.outbound.SendResult.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whom an email goes to, and what is wrong with what was written there.
 *
 * @param chosen whether the user named the To line, or it is the contact's address
 */
record Recipients(boolean chosen, List<Participant> participants, List<FieldProblem> problems) {

    static Recipients of(SendRequest request, ContactStore.Card contact) {
        List<FieldProblem> problems = new ArrayList<>();
        List<Participant> participants = new ArrayList<>();
        boolean chosen = !request.to().isEmpty();
        if (chosen) {
            participants.addAll(line(Role.TO, "to", request.to(), problems));
        } else {
            primary(contact).ifPresent(participants::add);
        }
        participants.addAll(line(Role.CC, "cc", request.cc(), problems));
        participants.addAll(line(Role.BCC, "bcc", request.bcc(), problems));
        return new Recipients(chosen, once(participants), problems);
    }

    /** Whether this address gets it. */
    boolean reach(EmailAddress address) {
        return participants.stream()
                .anyMatch(participant -> participant.address().sameMailboxAs(address));
    }

    /** Everything that is wrong, once it is clear whom an answer goes to. */
    List<FieldProblem> allProblems() {
        List<FieldProblem> all = new ArrayList<>(problems);
        if (all.isEmpty() && participants.stream().noneMatch(participant -> participant.role() == Role.TO)) {
            all.add(new FieldProblem("to", Problem.NO_RECIPIENT));
        }
        if (participants.size() > SendLimits.RECIPIENTS_MAX) {
            all.add(new FieldProblem("to", Problem.TOO_MANY_RECIPIENTS));
        }
        return all;
    }

    /** R48: whom an answer goes to, or an answer to all, unless the user named somebody. */
    Recipients answering(Answering.Original original, boolean all) {
        return all && !chosen ? withAnswerToAll(original) : withAnswerTo(original);
    }

    private Recipients withAnswerToAll(Answering.Original original) {
        List<Participant> all = new ArrayList<>(original.replyTo());
        all.addAll(original.copies());
        participants.stream().filter(added -> added.role() != Role.TO).forEach(all::add);
        return new Recipients(chosen, once(all), problems);
    }

    private Recipients withAnswerTo(Answering.Original original) {
        if (chosen || original.replyTo().isEmpty()) {
            return this;
        }
        Stream<Participant> added = participants.stream().filter(participant -> participant.role() != Role.TO);
        return new Recipients(
                false, once(Stream.concat(original.replyTo().stream(), added).toList()), problems);
    }

    private static List<Participant> line(
            Role role, String field, List<String> addresses, List<FieldProblem> problems) {
        List<Participant> participants = new ArrayList<>();
        for (int index = 0; index < addresses.size(); index++) {
            Optional<WrittenRecipient> recipient = WrittenRecipient.parse(addresses.get(index));
            if (recipient.isPresent()) {
                participants.add(recipient.get().as(role));
            } else {
                problems.add(new FieldProblem(field + "[" + index + "]", Problem.NOT_AN_ADDRESS));
            }
        }
        return participants;
    }

    private static Optional<Participant> primary(ContactStore.Card contact) {
        ContactStore.Details details = contact.details();
        String name = (details.firstName() + " " + details.lastName()).strip();
        return details.addresses().stream()
                .sorted((one, other) -> Boolean.compare(other.primary(), one.primary()))
                .flatMap(address -> EmailAddress.parse(address.value()).stream())
                .findFirst()
                .map(address -> new Participant(Role.TO, address, name));
    }

    private static List<Participant> once(List<Participant> participants) {
        Set<String> seen = new HashSet<>();
        return participants.stream()
                .filter(participant -> seen.add(participant.address().matchKey()))
                .toList();
    }
}
