package dev.tandem.server.web;

import java.util.List;
import java.util.Map;

/**
 * The settings of a sub-account.
 *
 * @param gatePolicy ASSIGNED, ASSIGNED_OR_UNASSIGNED or ANY_CONTACT (R13)
 * @param dailyLimit individual emails per mailbox in 24 hours (R46)
 */
public record SubAccountForm(
        String name,
        String gatePolicy,
        String timeZone,
        String language,
        String dailyLimit,
        boolean saved,
        Map<String, String> errors) {

    /** The policies, the strictest first. */
    public List<String> policies() {
        return List.of("ASSIGNED", "ASSIGNED_OR_UNASSIGNED", "ANY_CONTACT");
    }
}
