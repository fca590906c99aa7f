package dev.tandem.server.identity;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A tenant of the CRM.
 *
 * @param gatePolicy whose email a connected mailbox brings in (R13)
 * @param dailyLimit individual emails per mailbox in a rolling 24 hours (R46)
 */
public record SubAccount(
        SubAccountId id,
        UUID agencyId,
        String agencyName,
        String name,
        ZoneId timeZone,
        Language language,
        GatePolicy gatePolicy,
        int dailyLimit) {}
