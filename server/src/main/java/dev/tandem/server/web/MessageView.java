package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One email as a reader sees it.
 *
 * @param sources addresses of the mailboxes it came through, without doubles (R29)
 * @param folded whether it starts as one line
 */
public record MessageView(
        UUID id,
        Sender from,
        Recipients recipients,
        Instant at,
        Content content,
        List<String> sources,
        State state,
        boolean folded) {

    /** Who wrote it. {@code you}: the reader; {@code staff}: a user of the sub-account, a square face. */
    public record Sender(String name, String address, boolean you, boolean staff) {

        /** The letters in the avatar. */
        public String initials() {
            return Initials.of(name.isBlank() ? address : name);
        }
    }

    /** One address among the recipients. {@code known}: a contact or a user has it; else "no contact" stands behind it (R22). {@code smart}: it is a smart address (R65). */
    public record Recipient(String name, String address, boolean you, boolean known, boolean smart) {}

    /** To whom it went. */
    public record Recipients(List<Recipient> to, List<Recipient> cc, List<Recipient> bcc) {

        /** Who is named in the short line: the first of To, else of Cc, else of Bcc. */
        public @Nullable Recipient first() {
            return !to.isEmpty()
                    ? to.getFirst()
                    : !cc.isEmpty() ? cc.getFirst() : bcc.isEmpty() ? null : bcc.getFirst();
        }

        /** How many more there are. */
        public int others() {
            return Math.max(0, to.size() + cc.size() + bcc.size() - 1);
        }
    }

    /** The text without the quoted part, the quoted part, and the files. {@code html}: shown in the sandboxed frame instead of the text. */
    public record Content(String snippet, String text, String quoted, boolean html, List<Attachment> attachments) {

        /** Lines of quoted text, for "Quoted text hidden, 14 lines". */
        public long quotedLines() {
            return quoted.isBlank() ? 0 : quoted.strip().lines().count();
        }
    }

    /** A file. {@code n} counts from 1; {@code size} in bytes. */
    public record Attachment(int n, String fileName, String contentType, long size) {

        /** The name of its icon. */
        public String icon() {
            return FileIcon.of(contentType, fileName);
        }
    }

    /**
     * Where a sent email stands, and what else is marked on it.
     *
     * @param pending null unless it is the reader's own, and waits or failed
     * @param unclear null unless nobody can tell whether it left
     * @param forwardedTo the first address outside to which the user passed it on; null if it is no such forward (R26)
     */
    public record State(
            Sending sending,
            @Nullable Failure failure,
            @Nullable Bounce bounce,
            boolean unread,
            boolean automatic,
            boolean starred,
            boolean trashed,
            boolean deletedInGmail,
            @Nullable String forwardedTo,
            @Nullable Pending pending,
            @Nullable Unclear unclear) {

        /** Of an email that waits for nothing. */
        public State(
                Sending sending,
                @Nullable Failure failure,
                @Nullable Bounce bounce,
                boolean unread,
                boolean automatic,
                boolean starred,
                boolean trashed,
                boolean deletedInGmail,
                @Nullable String forwardedTo) {
            this(
                    sending,
                    failure,
                    bounce,
                    unread,
                    automatic,
                    starred,
                    trashed,
                    deletedInGmail,
                    forwardedTo,
                    null,
                    null);
        }
    }

    /**
     * That it has not left, and its author may change that (R52).
     *
     * @param leavesAt when it leaves, if it waits for a time
     * @param soon whether that is in seconds, and it is undone rather than called off
     * @param local that time on the clocks of the sub-account, as a field for times has it
     */
    public record Pending(@Nullable Instant leavesAt, boolean soon, String local) {}

    /**
     * That nobody can tell whether it left, and how it was looked for (R45).
     *
     * @param found key of the words for what the last look showed
     * @param ended whether it is looked for no more, so that the reader decides
     */
    public record Unclear(
            boolean byGmail,
            @Nullable Instant askedAt,
            int looks,
            @Nullable Instant lookedAt,
            @Nullable String found,
            @Nullable Instant until,
            boolean ended) {}

    /** The states of sending; RECEIVED for everything that was not sent from here. */
    public enum Sending {
        RECEIVED,
        QUEUED,
        HELD,
        SENDING,
        SENT,
        FAILED,
        UNKNOWN,
        BOUNCED
    }

    /** Why it was not sent. {@code at}: when that was known. */
    public record Failure(Cause cause, Instant at, String detail) {}

    /**
     * Why it came back (R18).
     *
     * @param words which sentence of the bundles says it
     * @param address who was not reached
     * @param domain whose server said so
     * @param said its own words, possibly empty
     * @param contact in whose conversation it stands
     */
    public record Bounce(String words, String address, String domain, String said, UUID contact) {}

    /** What went wrong; each has a sentence and the buttons that help. */
    public enum Cause {
        NO_ANSWER,
        ADDRESS_REFUSED,
        CONSENT_MISSING,
        LIMIT,
        NOT_CONNECTED,
        NO_PROVIDER,
        PROVIDER_REFUSED,
        PROVIDER_GAVE_UP,
        PROVIDER_NOT_CONFIRMED,
        REFUSED,
        OTHER
    }
}
