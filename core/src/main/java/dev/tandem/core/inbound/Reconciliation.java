package dev.tandem.core.inbound;

import dev.tandem.core.mail.Label;
import java.util.Optional;

/** The words of a comparison of a mailbox's own listing with the ledger (R81). */
public final class Reconciliation {

    private Reconciliation() {}

    /** Why a mailbox is listed. */
    public enum Kind {
        /** Its history has expired: everything since the connection, and history goes on from there (F03). */
        EXPIRED,
        /** Everything since the connection, daily. */
        WHOLE,
        /** What came lately, hourly. */
        RECENT
    }

    /**
     * What is listed, one after the other. The first three together list every message that is anywhere; the next three say only which
     * labels those have; then it can be concluded.
     */
    public enum Step {
        /** All but spam and trash; drafts have a verdict as well (R80). */
        MAIL,
        SPAM,
        TRASH,
        UNREAD,
        STARRED,
        INBOX,
        CONCLUSIONS,
        DONE;

        /** The label that is listed; empty where it is no label. */
        public Optional<Label> label() {
            return switch (this) {
                case SPAM -> Optional.of(Label.SPAM);
                case TRASH -> Optional.of(Label.TRASH);
                case UNREAD -> Optional.of(Label.UNREAD);
                case STARRED -> Optional.of(Label.STARRED);
                case INBOX -> Optional.of(Label.INBOX);
                case MAIL, CONCLUSIONS, DONE -> Optional.empty();
            };
        }

        /** Whether messages are met that may be unknown. */
        public boolean meets() {
            return compareTo(TRASH) <= 0;
        }

        /** Whether Gmail is asked for pages of ids. */
        public boolean lists() {
            return compareTo(INBOX) <= 0;
        }

        /** What comes after it; nothing comes after the last. */
        public Step next() {
            return switch (this) {
                case MAIL -> SPAM;
                case SPAM -> TRASH;
                case TRASH -> UNREAD;
                case UNREAD -> STARRED;
                case STARRED -> INBOX;
                case INBOX -> CONCLUSIONS;
                case CONCLUSIONS -> DONE;
                case DONE -> DONE;
            };
        }
    }
}
