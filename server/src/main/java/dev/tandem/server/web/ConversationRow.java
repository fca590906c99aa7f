package dev.tandem.server.web;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the list of conversations.
 *
 * @param at when the last message was sent or received
 * @param messages number of messages in the newest thread
 */
public record ConversationRow(
        UUID id, String name, String subject, String snippet, Instant at, long messages, Tone tone, Marks marks) {

    /** What the third line says and how. */
    public enum Tone {
        THEIRS,
        /** The reader wrote it here. */
        YOURS,
        /** It left from a mailbox of ours, written in Gmail. */
        OURS,
        AUTOMATIC,
        FAILED,
        /** Nobody can tell whether an email left, and somebody has to look (R45). */
        UNCLEAR,
        /** Another sub-account has everything of it; its name stands for the text (R32). */
        CLAIMED
    }

    /** What is marked on the row. */
    public record Marks(boolean unread, boolean starred, boolean attachments) {}

    /** The letters in the avatar. */
    public String initials() {
        return Initials.of(name);
    }
}
