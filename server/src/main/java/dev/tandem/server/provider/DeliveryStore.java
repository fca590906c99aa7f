package dev.tandem.server.provider;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.NodeId;
import dev.tandem.server.provider.Provider.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps emails on their way to a provider. {@link #queue} is called in the transaction of what the email belongs to. */
public interface DeliveryStore {

    /** Writes the intent to deliver an email; false if the same occasion has one already. */
    boolean queue(SubAccountId subAccount, NewDelivery delivery, Instant now);

    /** Takes deliveries whose time has come, over all sub-accounts. No other node gets them while this one is heard of (F32). */
    List<Due> claim(NodeId node, Instant now, int max);

    /** Says that this node is alive, and keeps its leases. */
    void renew(NodeId node);

    /** Gives the lease back. */
    void giveBack(NodeId node, Due delivery);

    /** How long until a delivery can be claimed, if none is queued; empty if none waits. */
    Optional<Duration> nextIn(NodeId node, Instant now);

    /** The delivery, as long as it waits. */
    Optional<Delivery> find(Due due);

    /** Notes that the end of the email is about to be told: from now on the provider may have it. */
    void endTold(Due due, Instant now);

    /** It has not been taken, and is tried again. */
    void postpone(Due due, ProviderTrouble trouble, Instant until);

    /**
     * It is over, and its message says so. The email's bytes are forgotten, unless they belong to a message that somebody may want to
     * send again. Called inside a transaction.
     */
    void finish(Due due, Ended ended, Instant now);

    /** Why an email was written. */
    enum Origin {
        /** It tells a user something. */
        NOTICE,
        /** A user wrote it to a contact. */
        INDIVIDUAL,
        /** R41: one of many. */
        BULK,
        /** R42: a workflow wrote it. */
        WORKFLOW
    }

    /**
     * An email about to be queued.
     *
     * @param occasion what it is about, in words of its origin; the same occasion is delivered once
     * @param message the message it is, where it stands in a conversation; how the delivery ends is written on it
     * @param notBefore when it may leave
     */
    record NewDelivery(
            Origin origin,
            String occasion,
            String rfcMessageId,
            Envelope envelope,
            Optional<UUID> message,
            Instant notBefore) {}

    /** A delivery whose time has come. */
    record Due(SubAccountId subAccount, UUID delivery) {}

    /**
     * A delivery as stored.
     *
     * @param attempts how many have failed
     * @param endTold whether the provider may have it already
     */
    record Delivery(Due due, Envelope envelope, Instant queuedAt, int attempts, boolean endTold) {}

    /** How a delivery ended. */
    enum Outcome {
        ACCEPTED,
        REFUSED,
        /** Nobody knows whether the provider has it. */
        UNKNOWN,
        GIVEN_UP
    }

    /**
     * The end of a delivery.
     *
     * @param trouble kind of the trouble, empty where there was none
     * @param said the provider's words
     */
    record Ended(Outcome outcome, Optional<ProviderTrouble.Kind> trouble, String said) {}
}
