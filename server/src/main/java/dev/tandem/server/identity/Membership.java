package dev.tandem.server.identity;

/** A sub-account that a user belongs to, and as what. */
public record Membership(SubAccount subAccount, MemberRole role) {}
