package dev.tandem.server.webhook;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.NodeId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.webhook.WebhookCaller.Posted;
import dev.tandem.server.webhook.WebhookCaller.Trouble;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps webhooks, and how far each has heard. */
public interface WebhookStore {

    /** Adds a webhook that hears of every change after this number. */
    Webhook add(SubAccountId subAccount, NewWebhook webhook, Instant now);

    /** The webhooks here, in the order in which they were made. */
    List<Webhook> list(SubAccountId subAccount);

    /** One of them. */
    Optional<Webhook> find(SubAccountId subAccount, UUID webhook);

    /** Removes one with everything known of it; false if it is not here. */
    boolean remove(SubAccountId subAccount, UUID webhook);

    /** What became of changes, the latest first. */
    Page<Delivery> deliveries(SubAccountId subAccount, UUID webhook, Optional<String> cursor, int limit);

    /** Takes webhooks with something to hear whose time has come, over all sub-accounts (F32). */
    List<Due> claim(NodeId node, Instant now, int max);

    /** Says that this node is alive, and keeps its leases. */
    void renew(NodeId node);

    /** Gives the lease back. */
    void giveBack(NodeId node, Due webhook);

    /** How long until one can be claimed; empty if none waits. */
    Optional<Duration> nextIn(NodeId node, Instant now);

    /** How far a webhook has heard, as long as it is there. */
    Optional<Progress> progress(Due due);

    /** Notes that a change was taken or given up, and goes on; false if another node was faster. */
    boolean passed(Due due, Attempt attempt, boolean taken, Instant now);

    /** Notes that a change was not taken and is tried again. */
    void failed(Due due, Attempt attempt, Instant until, Instant now);

    /** Forgets what became of changes before this time. */
    void forgetBefore(Instant time);

    /**
     * A webhook as people see it.
     *
     * @param waiting changes that it has not heard of yet
     * @param last what became of the last change that was posted
     */
    record Webhook(UUID id, URI url, Instant createdAt, long waiting, Optional<Delivery> last) {}

    /** A webhook about to be made. */
    record NewWebhook(UUID id, URI url, String sealedSecret, long after) {}

    /** A webhook whose time has come. */
    record Due(SubAccountId subAccount, UUID webhook) {}

    /**
     * How far a webhook has heard.
     *
     * @param cursor number of the last change that it took or that was given up
     * @param attempts how often the next one was tried
     */
    record Progress(URI url, String sealedSecret, long cursor, int attempts) {}

    /** An attempt to post a change. */
    record Attempt(long number, String type, int attempts, Posted posted) {}

    /** What became of a change at a webhook. */
    record Delivery(
            long number,
            String type,
            State state,
            int attempts,
            Optional<Integer> status,
            Optional<Trouble> trouble,
            Instant attemptedAt) {}

    /** Where a change is. */
    enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }
}
