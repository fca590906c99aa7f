package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Contacts before they become one.
 *
 * @param stays which of them stays
 * @param choices all of them, first created first
 * @param result what the one that stays becomes
 */
public record MergeView(UUID stays, List<Choice> choices, Result result) {

    /** Their ids. */
    public List<UUID> ids() {
        return choices.stream().map(Choice::id).toList();
    }

    /** Emails in all their conversations. */
    public int emails() {
        return choices.stream().mapToInt(Choice::emails).sum();
    }

    /** One of them. {@code addresses}: all in one line. */
    public record Choice(UUID id, String name, String line, String addresses, Instant since, int emails) {

        /** The letters in the avatar. */
        public String initials() {
            return Initials.of(name);
        }
    }

    /** What they become. */
    public record Result(
            String name,
            String line,
            List<Address> addresses,
            List<String> tags,
            @Nullable Person assignedTo,
            boolean doNotDisturb) {}

    /** One of its addresses. */
    public record Address(String value, boolean primary) {}

    /** Contacts that may be one and the same. {@code address}: what they have in common, empty for name and company. */
    public record Group(String address, List<Choice> choices) {

        /** Their ids. */
        public List<UUID> ids() {
            return choices.stream().map(Choice::id).toList();
        }
    }

    /** A merge that can be undone. {@code names}: who became part of the contact. */
    public record Done(UUID id, String names, Instant undoUntil) {}
}
