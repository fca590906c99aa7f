package dev.tandem.server.identity;

/**
 * A user who belongs to a sub-account, and as what.
 *
 * @param invited has no password yet, so the invitation was not taken
 */
public record Member(User user, MemberRole role, boolean invited) {}
