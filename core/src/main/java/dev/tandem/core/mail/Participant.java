package dev.tandem.core.mail;

/**
 * An address with the line it stands in and the name written beside it.
 *
 * @param role which line
 * @param address who, for comparing
 * @param name as written, possibly empty
 */
public record Participant(Role role, EmailAddress address, String name) {}
