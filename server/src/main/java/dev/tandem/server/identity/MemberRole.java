package dev.tandem.server.identity;

/** What a member may do in a sub-account: work there, or also run it. */
public enum MemberRole {
    USER,
    ADMIN
}
