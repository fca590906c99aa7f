package dev.tandem.scenarios.simulation.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Something that happened in a story and that the rules care about, in the order in which it happened. */
public sealed interface Event {

    /** A sub-account's gate is one of the policies of R13 from now on. */
    record GateSet(UUID subAccount, String policy) implements Event {}

    /** Somebody belongs to a sub-account, with the address they log in with. */
    record Joined(UUID subAccount, UUID user, String login) implements Event {}

    /** Somebody belongs to a sub-account no more (R75). */
    record Left(UUID subAccount, UUID user) implements Event {}

    /** A contact was written down. */
    record ContactMade(UUID subAccount, UUID contact, List<String> addresses, Optional<UUID> assignedTo)
            implements Event {}

    /** A contact has these addresses from now on. */
    record AddressesSet(UUID subAccount, UUID contact, List<String> addresses) implements Event {}

    /** A contact is this user's, or nobody's. */
    record Assigned(UUID subAccount, UUID contact, Optional<UUID> user) implements Event {}

    /** R13: what was held back of a contact is wanted now, from this user's mailbox. */
    record LetIn(UUID subAccount, UUID contact, UUID user) implements Event {}

    /** A contact became part of another one, which has all addresses now. */
    record Merged(UUID subAccount, UUID stays, UUID goes, List<String> addresses, Optional<UUID> assignedTo)
            implements Event {}

    /** A user connected a mailbox; another one of theirs ends there. */
    record Connected(UUID subAccount, UUID user, String mailbox) implements Event {}

    /** A user paused a connection, or resumed it. */
    record Paused(UUID subAccount, UUID user, boolean paused) implements Event {}

    /** A user's connection ended. */
    record Disconnected(UUID subAccount, UUID user) implements Event {}

    /** Google: a message is in a mailbox that was not there before. */
    record Appeared(CopyId copy, String thread, Set<String> labels, String source) implements Event {}

    /** Google: a message has these labels now. */
    record Relabelled(CopyId copy, Set<String> labels) implements Event {}

    /** Google: a message is gone for ever. */
    record Vanished(CopyId copy) implements Event {}

    /** CRM: a user wrote an email, which waits to leave. */
    record Written(UUID subAccount, UUID message, UUID user, String mailbox, UUID contact, Optional<Standing> answered)
            implements Event {}

    /** Which message of the CRM is meant: what is known of it from outside. */
    record Standing(UUID message, Set<CopyId> copies) {}

    /** Witnessed: a message was judged for a sub-account, and this is what came of it. */
    record Judged(CopyId copy, UUID subAccount, String outcome, String rule) implements Event {}

    /** Witnessed: a thread of a mailbox was bound because an email was sent into it from the CRM. */
    record BoundBySending(UUID subAccount, String mailbox, String thread) implements Event {}

    /** CRM: an answer was refused, because another sub-account has its thread (R32). */
    record Refused(UUID subAccount, String mailbox, Standing answered) implements Event {}

    /** Witnessed: a sub-account has a thread of a mailbox from now on (R32, R33). */
    record Claimed(UUID subAccount, String mailbox, String thread, String rule) implements Event {}

    /** Witnessed: Gmail took an email written in the CRM, and where it stands in Sent is known. */
    record Sent(UUID subAccount, UUID message) implements Event {}

    /** Witnessed: everything about an email written in the CRM is known. */
    record ReadBack(UUID subAccount, UUID message) implements Event {}
}
