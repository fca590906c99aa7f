package dev.tandem.server.reply;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.server.NodeId;
import dev.tandem.server.inbound.DeliveryReport;
import dev.tandem.server.inbound.KeepEmail.Kept;
import dev.tandem.server.reply.ReturnAddress.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what comes back to emails by the provider. Writing methods are called inside a use case's transaction. */
public interface ReturnStore {

    /** Whose address it is. Cross-tenant by purpose: whoever writes there has nothing but the token. */
    Optional<ReturnAddress> address(Kind kind, String token);

    /** Notes an email for each of these addresses, and wakes whoever files it. */
    void accept(List<ReturnAddress> addresses, String source, Instant now);

    /** One that waits. */
    Optional<Returned> find(Due due);

    /** It answers: it stands in the thread of what it answers. False if the sub-account has this very email already (R29). */
    boolean file(Returned returned, Kept email, EmailIdentity identity, Instant now);

    /** It tells that the email was not delivered. */
    void bounced(Returned returned, DeliveryReport report, Instant now);

    /** What became of it; its bytes are let go if nothing else needs them. */
    void judged(Due due, boolean filed, String reason);

    /** Tries again later. */
    void postpone(Due due, Instant again);

    /** Takes what is due, with a lease for this node. */
    List<Due> claim(NodeId node, Instant now, int max);

    /** Keeps this node's leases. */
    void renew(NodeId node);

    /** Gives a lease back. */
    void giveBack(NodeId node, Due returned);

    /** How long until the next one is due. */
    Optional<Duration> nextIn(NodeId node, Instant now);

    /** What came to one address. */
    record Due(SubAccountId subAccount, UUID returned) {}

    /**
     * The same with what is known of it.
     *
     * @param message the email that it answers, or tells of
     * @param source its bytes, by their SHA-256
     */
    record Returned(Due due, UUID message, Kind kind, String source, Instant acceptedAt, int attempts) {}
}
