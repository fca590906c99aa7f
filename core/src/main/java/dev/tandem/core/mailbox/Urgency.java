package dev.tandem.core.mailbox;

/** Who goes first where units are short (F37): each kind leaves to the more urgent ones what it may not touch. */
public enum Urgency {
    /** Somebody waits for an email to leave. */
    SENDING(100),
    /** What has just come, and what somebody did in the CRM. */
    LIVE(90),
    /** What can wait: what came long ago, and comparing. */
    CATCHING_UP(75);

    private final int percent;

    Urgency(int percent) {
        this.percent = percent;
    }

    /** How far the units of a minute may be spent for this. */
    public int shareOf(int unitsPerMinute) {
        return (int) ((long) unitsPerMinute * percent / 100);
    }
}
