package dev.tandem.core.workflow;

import java.util.Optional;

/**
 * What starts a workflow for a contact.
 *
 * @param tag of {@link Type#CONTACT_TAG_ADDED}, which one
 * @param days of {@link Type#NO_REPLY}, how long nobody answered
 */
public record Trigger(Type type, Optional<String> tag, Optional<Integer> days) {

    /** Longer than anybody waits for an answer. */
    public static final int DAYS_MAX = 365;

    /** The kinds; the words are those of the public contract. */
    public enum Type {
        CONTACT_CREATED,
        CONTACT_TAG_ADDED,
        /** From the contact, by whatever door; automatic ones count as none (R18). */
        EMAIL_RECEIVED,
        /** An email that a person wrote stayed without an answer. */
        NO_REPLY,
        /** Somebody enrols contacts. */
        MANUAL,
        /** A program does. */
        WEBHOOK
    }

    /** One that needs neither tag nor days. */
    public static Trigger of(Type type) {
        return new Trigger(type, Optional.empty(), Optional.empty());
    }
}
