package dev.tandem.core.smartbcc;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Nature;
import dev.tandem.core.mail.Participant;
import dev.tandem.core.mail.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the rules need to know of an email that came to a smart address: its headers, never its body.
 *
 * @param participants in the order of the header lines
 * @param nature what else its headers say of it
 * @param hops how many servers it says it went through (RFC 5321 section 6.3)
 * @param ownNotice whether this installation wrote it to tell somebody something (F85)
 * @param proof who answers for its sender
 * @param released whether the owner of the smart address looked at it and wants it all the same (R63)
 * @param forward what it passes on, if it goes to nobody but the smart address (R67)
 */
public record CapturedEmail(
        List<Participant> participants,
        Nature nature,
        int hops,
        boolean ownNotice,
        SenderProof proof,
        boolean released,
        Optional<Forward> forward) {

    /** Copies the list. */
    public CapturedEmail {
        participants = List.copyOf(participants);
    }

    /** The same, known to pass on another email. */
    public CapturedEmail passingOn(Forward passed) {
        return new CapturedEmail(participants, nature, hops, ownNotice, proof, released, Optional.of(passed));
    }

    List<EmailAddress> authors() {
        return in(Role.FROM).map(Participant::address).distinct().toList();
    }

    Stream<Participant> in(Role role) {
        return participants.stream().filter(participant -> participant.role() == role);
    }
}
