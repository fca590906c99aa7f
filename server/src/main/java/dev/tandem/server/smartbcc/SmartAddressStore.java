package dev.tandem.server.smartbcc;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps smart addresses. */
public interface SmartAddressStore {

    /**
     * Whose address this is, if it still works and its owner still belongs there. Cross-tenant by purpose: an email names the address
     * and nothing else.
     */
    Optional<SmartAddress> working(String name, Instant now);

    /** Every address the user ever had here, the newest first. */
    List<Known> of(SubAccountId subAccount, UserId owner);

    /** Adds an address, unless the user has a current one. */
    void add(SmartAddress address, Instant now);

    /** Has every address of the user that still works refused from then on, unless it is sooner anyway. */
    void retire(SubAccountId subAccount, UserId owner, Instant refusedFrom);

    /**
     * An address of a user.
     *
     * @param refusedFrom empty for the current one
     */
    record Known(String name, Instant madeAt, Optional<Instant> refusedFrom) {}
}
