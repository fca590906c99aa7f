package dev.tandem.emulator.mailbox;

import java.util.List;

/** The labels that every mailbox has. */
public final class Labels {
    public static final String INBOX = "INBOX";
    public static final String SENT = "SENT";
    public static final String DRAFT = "DRAFT";
    public static final String TRASH = "TRASH";
    public static final String SPAM = "SPAM";
    public static final String UNREAD = "UNREAD";
    public static final String STARRED = "STARRED";
    public static final String IMPORTANT = "IMPORTANT";
    public static final String CHAT = "CHAT";
    public static final String PERSONAL = "CATEGORY_PERSONAL";

    public static final List<String> SYSTEM = List.of(
            CHAT,
            SENT,
            INBOX,
            IMPORTANT,
            TRASH,
            DRAFT,
            SPAM,
            "CATEGORY_FORUMS",
            "CATEGORY_UPDATES",
            PERSONAL,
            "CATEGORY_PROMOTIONS",
            "CATEGORY_SOCIAL",
            STARRED,
            UNREAD);

    private Labels() {}
}
