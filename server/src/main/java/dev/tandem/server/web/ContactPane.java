package dev.tandem.server.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The contact beside the conversation.
 *
 * @param line a second line under the name: job and company, else the primary address
 * @param addresses the primary one first
 * @param strangers addresses that wrote in this conversation and that no contact has (R11)
 * @param users whom the contact can be assigned to
 */
public record ContactPane(
        UUID id,
        String name,
        String firstName,
        String line,
        List<String> addresses,
        List<String> strangers,
        List<String> tags,
        @Nullable Person assignedTo,
        List<Person> users,
        Arrival arrival) {

    /** Whether new emails of this contact appear for the reader, and why (R12, R13). */
    public enum Arrival {
        ASSIGNED_TO_YOU,
        POLICY_ALLOWS,
        ASSIGNED_TO_OTHER,
        NOBODYS,
        NOT_CONNECTED;

        /** Whether they appear. */
        public boolean open() {
            return compareTo(POLICY_ALLOWS) <= 0;
        }
    }

    /** The letters in the avatar. */
    public String initials() {
        return Initials.of(name);
    }
}
