package dev.tandem.core.mail;

/**
 * A label of a mailbox by its id: one of the system's, or {@code Label_<n>} of the user.
 *
 * @param id as Gmail spells it
 */
public record Label(String id) {
    public static final Label INBOX = new Label("INBOX");
    public static final Label SENT = new Label("SENT");
    public static final Label DRAFT = new Label("DRAFT");
    public static final Label SPAM = new Label("SPAM");
    public static final Label TRASH = new Label("TRASH");
    public static final Label SCHEDULED = new Label("SCHEDULED");
    public static final Label CHAT = new Label("CHAT");
    public static final Label UNREAD = new Label("UNREAD");
    public static final Label STARRED = new Label("STARRED");
}
