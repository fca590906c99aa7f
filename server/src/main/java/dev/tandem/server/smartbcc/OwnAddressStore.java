package dev.tandem.server.smartbcc;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the addresses from which a user may use the smart address (R63). */
public interface OwnAddressStore {

    /** Those that need no link: the login, and the connected mailbox with its send-as addresses. */
    Set<EmailAddress> given(SubAccountId subAccount, UserId owner);

    /** Further ones that were not removed, confirmed or not, by address. */
    List<Further> further(SubAccountId subAccount, UserId owner);

    /** The links that were sent for the user after then, to addresses that were removed since, too. */
    List<Sent> sentAfter(SubAccountId subAccount, UserId owner, Instant then);

    /** Forgets which links were sent until then, of every sub-account. */
    void forgetSentUntil(Instant then);

    /** Keeps the token of a link to this address, in place of an earlier one, and that it was sent. Whatever was confirmed stays so. */
    void ask(SubAccountId subAccount, UserId owner, EmailAddress address, Link link);

    /** Which address an open link is for. */
    Optional<EmailAddress> asked(SubAccountId subAccount, UserId owner, String tokenHash, Instant now);

    /** Uses an open link up; empty if there is none any longer. */
    Optional<EmailAddress> confirm(SubAccountId subAccount, UserId owner, String tokenHash, Instant now);

    /** False if there is none. */
    boolean remove(SubAccountId subAccount, UserId owner, EmailAddress address, Instant now);

    /**
     * A link that was sent.
     *
     * @param until from then on it does nothing
     */
    record Link(String tokenHash, Instant sentAt, Instant until) {}

    /**
     * That a link was sent.
     *
     * @param matchKey of its address
     */
    record Sent(String matchKey, Instant at) {}

    /**
     * A further address.
     *
     * @param confirmedAt empty as long as its link was not used
     */
    record Further(EmailAddress address, Instant linkUntil, Optional<Instant> confirmedAt) {}
}
