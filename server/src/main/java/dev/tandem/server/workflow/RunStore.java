package dev.tandem.server.workflow;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.workflow.Move.Ended;
import dev.tandem.core.workflow.RunRules;
import dev.tandem.core.workflow.StartRules.Happened;
import dev.tandem.server.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what may start runs, the runs, and what they did. Writing methods are called inside a use case's transaction. */
public interface RunStore {

    /** Takes what happened, over all sub-accounts; no other transaction gets it before this one is over. */
    List<Event> take(Instant now, int max);

    /** Looked at again then. */
    void postpone(Event event, Instant until);

    /** It was decided. */
    void drop(Event event);

    /** What has to be known to decide; {@code message}: the email it is about. */
    Happened happened(SubAccountId subAccount, Concern concern, int depth, Instant now);

    /** Begins one; false if the same happened before, or the contact is in it. */
    boolean start(SubAccountId subAccount, Concern concern, int depth, String occasion, String token, Instant now);

    /** Takes runs whose time has come, over all sub-accounts (F32). */
    List<Due> claim(NodeId node, Instant now, int max);

    /** Says that this node is alive, and keeps its leases. */
    void renew(NodeId node);

    /** Gives the lease back. */
    void giveBack(NodeId node, Due run);

    /** How long until something can be taken or claimed; empty if nothing waits. */
    Optional<Duration> nextIn(NodeId node, Instant now);

    /** Lets one transaction at a time file emails and move runs of the sub-account. */
    void lock(SubAccountId subAccount);

    /** An open run, as it is. */
    Optional<Run> open(Due due);

    /** The same, and nobody else writes on it before this transaction is over. */
    Optional<Run> hold(Due due);

    /** What is known of its contact now, and what happened since it began. */
    Known known(Run run, Instant now);

    /** What it causes from here on in this transaction is one workflow further from people. */
    void causes(Run run);

    /** Writes where a held run is and what it did. */
    void move(Run run, Moved moved, Trace trace, Instant now);

    /** Writes where a held run is, where there is nothing to tell. */
    void move(Run run, Moved moved, Instant now);

    /** Ends all that are open. */
    void endAll(SubAccountId subAccount, UUID workflow, Ended why, Instant now);

    /** Ends an open one; false if it is none. */
    boolean end(SubAccountId subAccount, UUID run, Ended why, Instant now);

    /** Lets a failed one go on where it failed; false if it is none, or the contact is in it again. */
    boolean retry(SubAccountId subAccount, UUID run, Instant now);

    /** The latest first, after this one. */
    List<Line> list(SubAccountId subAccount, UUID workflow, Optional<UUID> after, int limit);

    /** One of them. */
    Optional<Line> line(SubAccountId subAccount, UUID run);

    /** What it did, in order. */
    List<Traced> trace(SubAccountId subAccount, UUID run);

    /**
     * Something that may start a run.
     *
     * @param depth how many workflows in a row led here
     */
    record Event(SubAccountId subAccount, long id, Concern concern, int depth, String occasion) {}

    /** Which workflow, whom, and about which email. */
    record Concern(UUID workflow, ContactId contact, Optional<UUID> message) {}

    /** A run whose time has come. */
    record Due(SubAccountId subAccount, UUID run) {}

    /**
     * An open run.
     *
     * @param tries how often somebody let it try again
     * @param attempts at the step where it is
     * @param stepSince when it came there
     * @param token by which its contact may unsubscribe
     */
    record Run(
            Due due,
            UUID workflow,
            String workflowName,
            Workflow.Version version,
            ContactId contact,
            RunRules.Place place,
            Optional<UUID> message,
            int tries,
            int attempts,
            Instant startedAt,
            Instant stepSince,
            int depth,
            String token) {

        /** What it goes by. */
        Definition definition() {
            return ReadWorkflow.of(version.body());
        }

        /** Whether it is where the other one was. */
        boolean isWhere(Run other) {
            return place.step() == other.place.step() && tries == other.tries && attempts == other.attempts;
        }
    }

    /** What the database knows of a run's contact; what else has to be known others know. */
    record Known(Optional<RunRules.Contact> contact, boolean replied, int emailsInLastDay) {}

    /** Where it is afterwards. */
    sealed interface Moved {

        /** At the next step. */
        record On() implements Moved {}

        /** At the next step, which leaves this one out. */
        record Past(String skipped) implements Moved {}

        /** Where it was, with an email on its way. */
        record Filed(UUID message, Instant lookAgain) implements Moved {}

        /** Where it was, until then. */
        record Waits(Instant until) implements Moved {}

        /** Where it was, and looks again then. */
        record Looks(Instant at) implements Moved {}

        /** Where it was; what it tried is tried again then. */
        record Again(Instant at) implements Moved {}

        /** Over. */
        record Over(State state, String reason) implements Moved {}
    }

    /** How a run stands. */
    enum State {
        OPEN,
        FINISHED,
        ENDED,
        FAILED
    }

    /** What a step came to. */
    enum Outcome {
        STARTED,
        DONE,
        SKIPPED,
        WAITS,
        QUEUED,
        SENT,
        AGAIN,
        ENDED,
        FAILED,
        RETRIED
    }

    /**
     * Something that a run did.
     *
     * @param type the kind of step, empty for what concerns the run as a whole
     * @param detail why, until when, or what
     */
    record Trace(int step, String type, Outcome outcome, Optional<String> detail, Optional<UUID> message) {}

    /** The same with its time. */
    record Traced(Trace trace, Instant at) {}

    /**
     * A run in a list.
     *
     * @param contactName empty once the contact was deleted
     * @param waitsUntil while it waits
     */
    record Line(
            UUID id,
            UUID workflow,
            int version,
            UUID contact,
            Optional<String> contactName,
            State state,
            Optional<String> reason,
            Optional<String> skipped,
            int step,
            Optional<Instant> waitsUntil,
            Instant startedAt,
            Optional<Instant> endedAt) {}
}
