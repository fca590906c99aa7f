package dev.tandem.server.identity;

import dev.tandem.core.contact.UserId;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A person of the staff.
 *
 * @param loginAddress as written; compared without regard to case
 * @param agencyAdmin may run every sub-account of the agency, member or not
 * @param timeZone in which times are shown to this user
 * @param undoSeconds how long emails of this user wait to be taken back; 0 sends at once (R52)
 */
public record User(
        UserId id,
        UUID agencyId,
        String loginAddress,
        String name,
        boolean agencyAdmin,
        Language language,
        ZoneId timeZone,
        Look look,
        int undoSeconds) {}
